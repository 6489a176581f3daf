#include "web/security_headers.h"

namespace sigillum::web {

std::vector<std::pair<std::string, std::string>> security_headers(bool behind_tls) {
    std::vector<std::pair<std::string, std::string>> headers = {
        {"Content-Security-Policy", content_security_policy},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Permissions-Policy",
         "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
    };
    if (behind_tls) headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
    return headers;
}

}  // namespace sigillum::web
