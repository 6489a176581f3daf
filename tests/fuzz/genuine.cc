#include "tests/fuzz/genuine.h"

#include <sstream>

#include "base/file.h"
#include "tests/fuzz/target.h"
#include "verify/certificate.h"

namespace sigillum::fuzz {

namespace {

verify::VerifyOptions read_options() {
    verify::VerifyOptions options;
    auto anchors = verify::certificates_from_file(genuine_file("root.pem"));
    must(anchors.has_value(), "the genuine root certificate can be read");
    options.trust_anchors = std::move(*anchors);
    auto keys = qr::read_key_set(genuine_file("code-keys.json"));
    must(keys.has_value(), "the genuine key set can be read");
    options.code_keys = std::move(*keys);
    options.now = *instant_from_iso("2026-11-24T00:00:00Z");
    return options;
}

}  // namespace

std::string folder(const std::string& name) { return std::string(SOURCE_DIR) + "/tests/fuzz/" + name; }

Bytes genuine_file(const std::string& name) {
    auto bytes = read_file(folder("genuine/" + name), std::size_t{16} << 20);
    must(bytes.has_value(), "a file of tests/fuzz/genuine is there");
    return std::move(*bytes);
}

std::vector<std::string> genuine_links() {
    std::istringstream lines(genuine_file("links.txt"));
    std::vector<std::string> links;
    for (std::string line; std::getline(lines, line);) links.push_back(line);
    must(!links.empty(), "there are genuine links");
    return links;
}

const verify::VerifyOptions& pinned() {
    static const verify::VerifyOptions options = read_options();
    return options;
}

}  // namespace sigillum::fuzz
