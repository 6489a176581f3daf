#include "web/published_keys.h"

#include <algorithm>

#include "qr/es256.h"

namespace sigillum::web {
namespace {

qr::KeyLife life_of(const registry::KeyEntry& entry) {
    return {
        .valid_from = entry.valid_from, .retired = entry.retired_at, .revoked_since = entry.revoked_since};
}

Result<qr::PublicKey> public_key(const registry::KeyEntry& entry) {
    qr::PublicKey key;
    if (entry.public_part.size() == key.point.size())
        std::copy(entry.public_part.begin(), entry.public_part.end(), key.point.begin());
    key.id = qr::key_id_of(key.point);
    if (!qr::is_on_p256(key.point) || qr::to_hex(key.id) != entry.id) {
        return fail(qr::bad_key_set, {.field = "key " + entry.id},
                    "a public part that is not that of this key", "the point on P-256 that the id names");
    }
    key.demo = entry.demo;
    key.purpose =
        entry.purpose == registry::KeyPurpose::status ? qr::KeyPurpose::status : qr::KeyPurpose::code;
    key.life = life_of(entry);
    return key;
}

}  // namespace

Result<qr::PublicKeySet> published_keys(registry::Store& store) {
    const auto entries = store.keys();
    if (!entries) return fail(entries.error());
    auto names = store.names();
    if (!names) return fail(names.error());
    qr::PublicKeySet set;
    set.awarding_bodies = std::move(names->awarding_bodies);
    set.alliances = std::move(names->alliances);
    for (const registry::KeyEntry& entry : *entries) {
        if (entry.public_part.empty()) continue;
        if (entry.purpose == registry::KeyPurpose::seal) {
            set.seals.push_back({entry.public_part, entry.demo, life_of(entry)});
            continue;
        }
        auto key = public_key(entry);
        if (!key) return fail(key.error());
        set.keys.push_back(*key);
    }
    return set;
}

}  // namespace sigillum::web
