#include "qr/code_link.h"

#include <fmt/format.h>

#include <algorithm>

namespace sigillum::qr {
namespace {

constexpr std::string_view scheme = "HTTPS://";
constexpr std::string_view path = "/V/#";

// In upper case, as far as it is ASCII; the locale plays no part.
std::string upper(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return result;
}

bool is_label(std::string_view label) {
    const auto allowed = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; };
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(), allowed);
}

bool is_port(std::string_view port) {
    return !port.empty() && port.size() <= 5 &&
           std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A DNS name in upper case (RFC 1123, section 2.1) and, after a colon, a port.
bool is_host(std::string_view host) {
    if (const std::size_t colon = host.find(':'); colon != std::string_view::npos) {
        if (!is_port(host.substr(colon + 1))) return false;
        host = host.substr(0, colon);
    }
    if (host.size() > 253) return false;
    while (true) {
        const std::size_t dot = host.find('.');
        if (!is_label(host.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        host.remove_prefix(dot + 1);
    }
}

}  // namespace

Result<std::string> code_link(std::string_view host, std::string_view token_text) {
    const std::string upper_host = upper(host);
    if (!is_host(upper_host)) {
        return fail(bad_code_host, {}, fmt::format("“{}” as the host of the verification page", host),
                    "a name such as verify.example.edu, without scheme and path");
    }
    return fmt::format("{}{}{}{}", scheme, upper_host, path, token_text);
}

Result<ReadToken> read_link(std::string_view link) {
    const std::size_t end_of_host = link.find('/', std::min(scheme.size(), link.size()));
    const bool has_form = upper(link.substr(0, scheme.size())) == scheme &&
                          end_of_host != std::string_view::npos &&
                          link.substr(end_of_host).starts_with(path) &&
                          is_host(upper(link.substr(scheme.size(), end_of_host - scheme.size())));
    if (!has_form) {
        return fail(not_a_code_link, {}, "a text that is no link of a verification code",
                    "a link of the form HTTPS://<HOST>/V/#<TOKEN>");
    }
    return read_token(link.substr(end_of_host + path.size()));
}

}  // namespace sigillum::qr
