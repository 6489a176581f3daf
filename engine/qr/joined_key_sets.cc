#include "qr/joined_key_sets.h"

#include <fmt/format.h>

#include <algorithm>

#include "qr/key_set_members.h"

namespace sigillum::qr {
namespace {

using Time = std::optional<std::int64_t>;

void keep_earlier(Time& time, const Time& other) {
    if (other && (!time || *other < *time)) time = other;
}

Done join(std::vector<PublicKey>& keys, const PublicKey& more) {
    const auto known =
        std::find_if(keys.begin(), keys.end(), [&](const PublicKey& key) { return key.id == more.id; });
    if (known == keys.end()) {
        keys.push_back(more);
        return {};
    }
    if (known->point != more.point || known->purpose != more.purpose || known->demo != more.demo) {
        return fail(key_sets_differ, {.field = "keys"},
                    fmt::format("two key sets differ in the key {}", to_hex(more.id)),
                    "the same purpose and demonstration mark in both");
    }
    known->life = joined(known->life, more.life);
    return {};
}

Done join(std::vector<PublishedSeal>& seals, const PublishedSeal& more) {
    const auto known = std::find_if(seals.begin(), seals.end(), [&](const PublishedSeal& seal) {
        return seal.certificate == more.certificate;
    });
    if (known == seals.end()) {
        seals.push_back(more);
        return {};
    }
    if (known->demo != more.demo) {
        return fail(key_sets_differ, {.field = key_set_member::seals},
                    "a certificate is for demonstration in one key set only", "the same mark in both");
    }
    known->life = joined(known->life, more.life);
    return {};
}

Done join(std::map<std::string, std::string>& names, const std::map<std::string, std::string>& more,
          const char* member) {
    for (const auto& [identifier, name] : more) {
        const auto [known, added] = names.emplace(identifier, name);
        if (added || known->second == name) continue;
        return fail(
            key_sets_differ, {.field = member},
            fmt::format("“{}” is “{}” in one key set and “{}” in another", identifier, known->second, name),
            "one name; key sets that disagree are to be checked against one after the other");
    }
    return {};
}

}  // namespace

KeyLife joined(KeyLife first, const KeyLife& second) {
    keep_earlier(first.valid_from, second.valid_from);
    keep_earlier(first.retired, second.retired);
    keep_earlier(first.revoked_since, second.revoked_since);
    return first;
}

Result<PublicKeySet> joined(PublicKeySet first, const PublicKeySet& second) {
    Done done;
    for (auto key = second.keys.begin(); done && key != second.keys.end(); ++key)
        done = join(first.keys, *key);
    for (auto seal = second.seals.begin(); done && seal != second.seals.end(); ++seal)
        done = join(first.seals, *seal);
    if (done) done = join(first.awarding_bodies, second.awarding_bodies, key_set_member::awarding_bodies);
    if (done) done = join(first.alliances, second.alliances, key_set_member::alliances);
    if (!done) return fail(done.error());
    return first;
}

}  // namespace sigillum::qr
