// keys retire, keys revoke.
#include <fmt/format.h>

#include <limits>

#include "base/date.h"
#include "base/digest.h"
#include "cli/commands.h"
#include "cli/key_folder.h"
#include "cli/named_key.h"
#include "cli/opened_registry.h"
#include "cli/report.h"
#include "cli/surroundings.h"

namespace sigillum::cli {
namespace {

// What a command on one key works with.
struct Opened {
    std::unique_ptr<registry::Store> store;
    registry::KeyEntry key;
    registry::Act act;
};

Result<Opened> open(const KeyChangeOptions& options) {
    Opened opened{.store = nullptr, .key = {}, .act = act_of(options.act)};
    auto store = open_registry(options.registry, opened.act);
    if (!store) return fail(store.error());
    opened.store = std::move(*store);
    auto key = key_named(*opened.store, options.key);
    if (!key) return fail(key.error());
    opened.key = std::move(*key);
    return opened;
}

// A sealing certificate stands in the set of a keys folder only once it is retired or withdrawn.
void mark_seal(const registry::KeyEntry& key, qr::PublicKeySet& set) {
    for (qr::PublishedSeal& seal : set.seals) {
        if (to_hex(sha256(seal.certificate)) != key.id) continue;
        if (key.retired_at) seal.life.retired = key.retired_at;
        if (key.revoked_since) seal.life.revoked_since = key.revoked_since;
        return;
    }
    if (key.public_part.empty()) return;
    set.seals.push_back({.certificate = key.public_part,
                         .demo = key.demo,
                         .life = {.retired = key.retired_at, .revoked_since = key.revoked_since}});
}

// Says the same in the key set of a keys folder, where one is given.
Done mark_in_folder(const KeyChangeOptions& options, const registry::KeyEntry& key) {
    if (options.keys.empty()) return {};
    const auto file = KeyFolder(options.keys, qr::KeyPurpose::code).key_set();
    return change_key_set(file, [&](qr::PublicKeySet& set) {
        for (qr::PublicKey& one : set.keys) {
            if (qr::to_hex(one.id) != key.id) continue;
            if (key.retired_at) one.life.retired = key.retired_at;
            if (key.revoked_since) one.life.revoked_since = key.revoked_since;
        }
        if (key.purpose == registry::KeyPurpose::seal) mark_seal(key, set);
    });
}

// "2026-05-20T12:00:00+02:00", or a day, which begins at 00:00 UTC.
Result<std::int64_t> time_from(const std::string& text, std::int64_t now) {
    std::optional<std::int64_t> time;
    if (const auto instant = instant_from_iso(text)) time = instant->seconds;
    if (const auto day = date_from_iso(text)) time = seconds_at_midnight_utc(*day);
    if (!time) {
        return fail(bad_time, {.field = "--since"}, "“" + text + "” is no time",
                    "a form like 2026-05-20T10:00:00Z, or 2026-05-20 for the beginning of that day (UTC)");
    }
    if (*time > now) {
        return fail(bad_time, {.field = "--since"}, to_iso(Instant{*time}) + " has not come yet",
                    "the time at which the key may first have been in other hands; `sigillum keys retire` "
                    "is for a key that shall sign nothing more");
    }
    return *time;
}

int ended_by(const Error& error) {
    print_error(error);
    const bool usage = error.kind == bad_time || error.kind == registry_not_given;
    return usage ? wrong_usage : found_errors;
}

// How many documents count, and how many do not any more.
Result<std::string> consequence(registry::Store& store, const registry::KeyEntry& key) {
    if (key.purpose == registry::KeyPurpose::status)
        return std::string("no status list that it signed counts any more");
    const auto good = store.recorded_before(key, *key.revoked_since);
    if (!good) return fail(good.error());
    const auto all = store.recorded_before(key, std::numeric_limits<std::int64_t>::max());
    if (!all) return fail(all.error());
    return fmt::format("{} recorded before that time stay good, {} recorded since do not count", good->size(),
                       all->size() - good->size());
}

Result<registry::KeyEntry> changed(registry::Store& store, const registry::KeyEntry& key) {
    auto entry = store.find_key(key.id);
    if (!entry) return fail(entry.error());
    return entry->value_or(key);
}

Result<std::string> retire(const KeyChangeOptions& options) {
    const auto opened = open(options);
    if (!opened) return fail(opened.error());
    if (const Done retired = opened->store->retire_key(opened->key.id, opened->act); !retired)
        return fail(retired.error());
    const auto key = changed(*opened->store, opened->key);
    if (!key) return fail(key.error());
    if (const Done marked = mark_in_folder(options, *key); !marked) return fail(marked.error());
    return fmt::format("{} is retired: it signs nothing new, and what it signed stays good\n",
                       words_for(*key));
}

Result<std::string> revoke(const KeysRevokeOptions& options) {
    const auto opened = open(options.change);
    if (!opened) return fail(opened.error());
    const auto since = time_from(options.since, opened->act.at);
    if (!since) return fail(since.error());
    if (const Done revoked = opened->store->revoke_key(opened->key.id, *since, opened->act); !revoked)
        return fail(revoked.error());
    const auto key = changed(*opened->store, opened->key);
    if (!key) return fail(key.error());
    if (const Done marked = mark_in_folder(options.change, *key); !marked) return fail(marked.error());
    const auto words = consequence(*opened->store, *key);
    if (!words) return fail(words.error());
    return fmt::format(
        "{} is revoked since {}\n  {}\n  publish now (sigillum publish), so that verifiers learn it; what "
        "does not count is issued again with another key\n",
        words_for(*key), to_iso(Instant{*since}), *words);
}

int report(const Result<std::string>& done) {
    if (!done) return ended_by(done.error());
    fmt::print("{}", *done);
    return success;
}

}  // namespace

int run_keys_retire(const KeysRetireOptions& options) { return report(retire(options.change)); }
int run_keys_revoke(const KeysRevokeOptions& options) { return report(revoke(options)); }

}  // namespace sigillum::cli
