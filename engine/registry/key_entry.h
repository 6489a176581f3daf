// A key that signed what was issued, with the times that decide what its signatures count for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace sigillum::registry {

inline constexpr ErrorKind key_not_known{"key-not-known"};
inline constexpr ErrorKind key_conflict{"key-conflict"};  // known with another purpose, public part or mark
inline constexpr ErrorKind key_is_retired{"key-is-retired"};
inline constexpr ErrorKind key_is_revoked{"key-is-revoked"};

enum class KeyPurpose : std::uint8_t {
    code,    // signs the tokens of verification codes
    status,  // signs status lists
    seal,    // seals documents
};

// "code", "status", "seal"
std::string_view name_of(KeyPurpose purpose);

struct KeyEntry {
    std::string id;  // lower-case hexadecimal: 8 bytes of a code or status key, SHA-256 of a certificate
    KeyPurpose purpose = KeyPurpose::code;
    Bytes public_part;  // the point of 65 bytes (0x04, x, y), or the certificate (DER); empty for a key that
                        // was used before the registry kept public parts, until it is used again
    bool demo = false;  // what it signs is a specimen
    std::int64_t valid_from = 0;                // this and the following in seconds since 1970
    std::optional<std::int64_t> retired_at;     // it signs nothing new since; what it signed stays good
    std::optional<std::int64_t> revoked_since;  // what was recorded from then on does not count
    std::optional<std::int64_t> revoked_at;     // when the revocation was said
    bool operator==(const KeyEntry&) const = default;
};

// Whether the key may sign something new. Fails with key_is_retired or key_is_revoked.
Done check_usable(const KeyEntry& key);

}  // namespace sigillum::registry
