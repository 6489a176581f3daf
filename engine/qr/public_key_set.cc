#include "qr/public_key_set.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/base64.h"
#include "base/date.h"
#include "base/digest.h"
#include "qr/key_set_members.h"

namespace sigillum::qr {
namespace {

using nlohmann::ordered_json;
namespace member = key_set_member;

std::string coordinate(const PublicPoint& point, std::size_t at) {
    return to_base64url({reinterpret_cast<const char*>(point.data()) + at, 32});
}

void add_time(ordered_json& entry, const char* name, const std::optional<std::int64_t>& time) {
    if (time) entry[name] = to_iso(Instant{*time, 0});
}

void add_life(ordered_json& entry, const KeyLife& life) {
    add_time(entry, member::valid_from, life.valid_from);
    add_time(entry, member::retired, life.retired);
    add_time(entry, member::revoked_since, life.revoked_since);
}

ordered_json written(const PublicKey& key) {
    ordered_json entry = {
        {"kty", "EC"},  {"crv", "P-256"}, {"x", coordinate(key.point, 1)}, {"y", coordinate(key.point, 33)},
        {"use", "sig"}, {"alg", "ES256"}, {"kid", to_hex(key.id)}};
    if (key.purpose == KeyPurpose::status) entry[member::purpose] = "status";
    if (key.demo) entry[member::demo] = true;
    add_life(entry, key.life);
    return entry;
}

ordered_json written(const PublishedSeal& seal) {
    ordered_json entry = {{member::certificate, to_base64(seal.certificate)},
                          {member::certificate_digest, to_hex(sha256(seal.certificate))}};
    if (seal.demo) entry[member::demo] = true;
    add_life(entry, seal.life);
    return entry;
}

}  // namespace

KeyId key_id_of(const PublicPoint& point) {
    const Sha256 digest = sha256({reinterpret_cast<const char*>(point.data()), point.size()});
    KeyId id{};
    std::copy_n(digest.begin(), id.size(), id.begin());
    return id;
}

const PublicKey* PublicKeySet::find(const KeyId& id, KeyPurpose purpose) const {
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const PublicKey& key) {
        return key.id == id && key.purpose == purpose;
    });
    return found == keys.end() ? nullptr : &*found;
}

Bytes write_key_set(const PublicKeySet& set) {
    ordered_json all;
    all["keys"] = ordered_json::array();
    for (const PublicKey& key : set.keys) all["keys"].push_back(written(key));
    all[member::awarding_bodies] = set.awarding_bodies;
    all[member::alliances] = set.alliances;
    if (!set.seals.empty()) all[member::seals] = ordered_json::array();
    for (const PublishedSeal& seal : set.seals) all[member::seals].push_back(written(seal));
    return all.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace sigillum::qr
