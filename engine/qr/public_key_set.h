// The public keys a verifier has pinned, and the printable names of those who award.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "qr/code_signer.h"

namespace sigillum::qr {

inline constexpr ErrorKind bad_key_set{"bad-key-set"};

// A public point on P-256 in the uncompressed form of SEC 1: 0x04, x, y.
using PublicPoint = std::array<std::uint8_t, 65>;

struct PublicKey {
    KeyId id{};
    PublicPoint point{};
    bool demo = false;  // made for trying out: what it signs is a specimen
    bool operator==(const PublicKey&) const = default;
};

// The id that belongs to a point.
KeyId key_id_of(const PublicPoint& point);

struct PublicKeySet {
    std::vector<PublicKey> keys;
    std::map<std::string, std::string> awarding_bodies;  // short identifier to printable name
    std::map<std::string, std::string> alliances;        // likewise

    // The key of that id, or null.
    const PublicKey* find(const KeyId& id) const;
    bool operator==(const PublicKeySet&) const = default;
};

// A JWK set (RFC 7517) of P-256 keys. "kid" is the key id in hexadecimal, and must fit the point; a key is a
// demo key when its member "sigillum_demo" is true; the members "sigillum_awarding_bodies" and
// "sigillum_alliances" of the set are objects from identifier to name. Keys of other types are passed over,
// as RFC 7517, section 5 asks; other members too. Fails with bad_key_set. `shown` names the file in errors.
Result<PublicKeySet> read_key_set(ByteView json, const std::string& shown = {});

// The same set as JSON; keys in their order, names sorted.
Bytes write_key_set(const PublicKeySet& set);

}  // namespace sigillum::qr
