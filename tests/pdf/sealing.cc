#include "sealing.h"

#include <fmt/format.h>

#include <filesystem>

#include "base/digest.h"
#include "base/file.h"
#include "outside_tool.h"

namespace sigillum::pdf::test {
namespace {

// A self-signed P-256 certificate, made once a program.
const std::string& key_pair() {
    static const std::string base = [] {
        const std::string path = stored("signer", "").string();
        run(
            fmt::format("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 "
                        "-subj '/CN=Invented Signer' -keyout {0}.key -out {0}.pem",
                        path));
        return path;
    }();
    return base;
}

}  // namespace

Bytes sealed(const SignableFile& file) {
    Bytes bytes = file.bytes;
    const std::size_t after = file.contents_offset + file.contents_length;
    std::string range = fmt::format("[0 {} {} {}]", file.contents_offset, after, bytes.size() - after);
    if (range.size() > file.byte_range_length) return {};
    range.resize(file.byte_range_length, ' ');
    bytes.replace(file.byte_range_offset, file.byte_range_length, range);

    const auto message = stored("to-be-signed", bytes.substr(0, file.contents_offset) + bytes.substr(after));
    const std::string signature = message.string() + ".cms";
    run(
        fmt::format("openssl cms -sign -binary -cades -md sha256 -nosmimecap -in {} -signer {}.pem -inkey "
                    "{}.key -outform DER -out {}",
                    message.string(), key_pair(), key_pair(), signature));
    const Result<Bytes> cms = read_file(signature, 100'000);
    if (!cms || cms->empty() || 2 * cms->size() + 2 > file.contents_length) return {};
    bytes.replace(file.contents_offset + 1, 2 * cms->size(), to_hex(*cms));
    return bytes;
}

}  // namespace sigillum::pdf::test
