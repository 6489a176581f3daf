#include "cli/verifier_trust.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/file.h"
#include "cli/loaded_keys.h"
#include "qr/joined_key_sets.h"
#include "verify/certificate.h"

namespace sigillum::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_trust_file = 16U << 20U;

bool is_json(ByteView bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    return first != ByteView::npos && bytes[first] == '{';
}

Done pin(ByteView json, const fs::path& file, verify::VerifyOptions& options) {
    const auto set = qr::read_key_set(json, file.string());
    if (!set) return fail(set.error());
    auto all = qr::joined(std::move(options.code_keys), *set);
    if (!all) {
        Error error = all.error();
        error.place.file = file.string();
        return fail(std::move(error));
    }
    options.code_keys = std::move(*all);
    return {};
}

Done add_anchors(ByteView bytes, const fs::path& file, verify::VerifyOptions& options) {
    auto anchors = verify::certificates_from_file(bytes);
    if (!anchors) {
        return fail(verify::bad_certificate, {.file = file.string()},
                    "holds neither certificates nor a key set",
                    "certificates in PEM, one in DER, or a JWK key set");
    }
    for (Bytes& anchor : *anchors) options.trust_anchors.push_back(std::move(anchor));
    return {};
}

Done read_trust_file(const fs::path& file, verify::VerifyOptions& options) {
    const auto bytes = read_file(file, largest_trust_file);
    if (!bytes) return fail(bytes.error());
    return is_json(*bytes) ? pin(*bytes, file, options) : add_anchors(*bytes, file, options);
}

bool counts_in_a_folder(const fs::path& file) {
    constexpr std::array<std::string_view, 5> kinds = {".json", ".pem", ".crt", ".cer", ".der"};
    return std::find(kinds.begin(), kinds.end(), file.extension().string()) != kinds.end() &&
           !file.filename().string().starts_with('.');
}

Done read_trust_folder(const fs::path& folder, verify::VerifyOptions& options) {
    std::error_code error;
    std::vector<fs::path> files;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (counts_in_a_folder(at->path())) files.push_back(at->path());
    }
    if (error) return fail(cannot_read_file, {.file = folder.string()}, "cannot be read: " + error.message());
    if (files.empty()) {
        return fail(nothing_to_trust, {.file = folder.string()}, "holds nothing to trust",
                    "key sets (.json) or certificates (.pem, .crt, .cer, .der)");
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        if (Done read = read_trust_file(file, options); !read) return read;
    }
    return {};
}

}  // namespace

Done read_trust(const TrustFiles& files, verify::VerifyOptions& options) {
    std::error_code ignored;
    for (const fs::path& file : files.files) {
        Done read = fs::is_directory(file, ignored) ? read_trust_folder(file, options)
                                                    : read_trust_file(file, options);
        if (!read) return read;
    }
    if (files.keys.empty()) return {};
    if (options.trust_anchors.empty()) {
        if (Done read = read_trust_file(files.keys / key_file::root, options); !read) return read;
    }
    return options.code_keys.keys.empty() ? read_trust_file(files.keys / key_file::key_set, options) : Done();
}

}  // namespace sigillum::cli
