// Names of our own members in a JWK set.
#pragma once

namespace sigillum::qr::key_set_member {

inline constexpr const char* demo = "sigillum_demo";
inline constexpr const char* purpose =
    "sigillum_purpose";  // "code", which is meant when it is absent, or "status"
inline constexpr const char* valid_from =
    "sigillum_valid_from";  // this and the next two: "2026-05-20T10:00:00Z"
inline constexpr const char* retired = "sigillum_retired";
inline constexpr const char* revoked_since = "sigillum_revoked_since";
inline constexpr const char* awarding_bodies = "sigillum_awarding_bodies";  // of the set: identifier to name
inline constexpr const char* alliances = "sigillum_alliances";
inline constexpr const char* seals = "sigillum_seals";       // of the set: certificates that sealed documents
inline constexpr const char* certificate = "certificate";    // of a seal: base 64 of the DER
inline constexpr const char* certificate_digest = "sha256";  // of a seal: of the DER, in hexadecimal

}  // namespace sigillum::qr::key_set_member
