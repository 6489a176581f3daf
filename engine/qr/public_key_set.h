// The public keys a verifier has pinned: what they may sign, for how long, and whose they are.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "qr/code_signer.h"

namespace sigillum::qr {

inline constexpr ErrorKind bad_key_set{"bad-key-set"};

// A public point on P-256 in the uncompressed form of SEC 1: 0x04, x, y.
using PublicPoint = std::array<std::uint8_t, 65>;

// What a key may sign. A key of one purpose proves nothing of the other.
enum class KeyPurpose { code, status };

// The times that decide what a signature counts for, in seconds since 1970.
struct KeyLife {
    std::optional<std::int64_t> valid_from;
    std::optional<std::int64_t> retired;        // it signs nothing new since; what it signed stays good
    std::optional<std::int64_t> revoked_since;  // what was not recorded before that time does not count
    bool operator==(const KeyLife&) const = default;
};

struct PublicKey {
    KeyId id{};
    PublicPoint point{};
    bool demo = false;  // made for trying out: what it signs is a specimen
    KeyPurpose purpose = KeyPurpose::code;
    KeyLife life{};
    bool operator==(const PublicKey&) const = default;
};

// A certificate that sealed documents.
struct PublishedSeal {
    Bytes certificate;  // DER
    bool demo = false;
    KeyLife life{};
    bool operator==(const PublishedSeal&) const = default;
};

// The id that belongs to a point.
KeyId key_id_of(const PublicPoint& point);

struct PublicKeySet {
    std::vector<PublicKey> keys;
    std::map<std::string, std::string> awarding_bodies;  // short identifier to printable name
    std::map<std::string, std::string> alliances;        // likewise
    std::vector<PublishedSeal> seals;

    // The key of that id and purpose, or null.
    const PublicKey* find(const KeyId& id, KeyPurpose purpose = KeyPurpose::code) const;
    bool operator==(const PublicKeySet&) const = default;
};

// A JWK set (RFC 7517) of P-256 keys, as docs/verification.md says: "kid" is the key id in hexadecimal, and
// must fit the point; members that begin with "sigillum_" say the rest. Keys of other types are passed over,
// as RFC 7517, section 5 asks; other members too. A member of ours that cannot be read fails the whole set,
// since leaving out that a key was revoked would be worse than reading nothing. Fails with bad_key_set.
// `shown` names the file in errors.
Result<PublicKeySet> read_key_set(ByteView json, const std::string& shown = {});

// The same set as JSON; keys in their order, names sorted.
Bytes write_key_set(const PublicKeySet& set);

}  // namespace sigillum::qr
