// What every answer says to the browser besides its content.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace sigillum::web {

// The policy of the page (the same as in its own <meta> element) and that nobody may frame it.
inline constexpr const char* content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src "
    "'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types "
    "sigillum; "
    "frame-ancestors 'none'";

// Names and values. Behind TLS the browser is told to come back by TLS only, for a year.
std::vector<std::pair<std::string, std::string>> security_headers(bool behind_tls);

}  // namespace sigillum::web
