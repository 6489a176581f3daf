#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/key_folder.h"
#include "cli/loaded_keys.h"
#include "cli/opened_registry.h"
#include "cli/report.h"
#include "cli/surroundings.h"
#include "seal/new_private_key.h"

namespace sigillum::cli {
namespace {

namespace fs = std::filesystem;

constexpr ErrorKind key_not_in_set{"key-not-in-set"};

// Puts a new key in the place of the one that signs. Between any two steps issuing and verifying go on: first
// the new public half is known everywhere, then the private key takes its place, and only then the old key is
// retired. A rotation that was interrupted is finished by the next one, which makes no further key.
class Rotation {
  public:
    Rotation(const KeysRotateOptions& options, registry::Store& store, registry::Act act)
        : options_(options), folder_(options.keys, options.purpose), store_(store), act_(std::move(act)) {}

    Done run() {
        if (Done read = read_present(); !read) return read;
        const auto unfinished = keys_not_retired();
        if (!unfinished) return fail(unfinished.error());
        std::error_code ignored;
        if (!unfinished->empty() && !fs::exists(folder_.next(), ignored)) {
            fmt::print("a rotation that was not finished here is finished now; no new key is made\n");
            if (Done known = tell_of(current_); !known) return known;
            return retire_all(*unfinished);
        }
        const qr::PublicKey old = current_;
        if (Done made = make_or_find_next(); !made) return made;
        if (Done known = tell_of(old); !known) return known;
        if (Done known = tell_of(next_); !known) return known;
        if (Done placed = place_next(old); !placed) return placed;
        return retire_all({old});
    }

  private:
    Done read_present() {
        auto passphrase = passphrase_from(options_.passphrase_file);
        if (!passphrase) return fail(passphrase.error());
        passphrase_ = std::move(*passphrase);
        const auto key = read_private_key(folder_.current(), passphrase_);
        if (!key) return fail(key.error());
        auto set = read_key_set_file(folder_.key_set());
        if (!set) return fail(set.error());
        set_ = std::move(*set);
        const qr::PublicKey* published = set_.find(key->key_id(), options_.purpose);
        if (published == nullptr) {
            return fail(key_not_in_set, {.file = folder_.key_set().string()},
                        fmt::format("does not hold the {} key {}", name_of(options_.purpose),
                                    qr::to_hex(key->key_id())),
                        "the public half of the key in " + folder_.current().string());
        }
        current_ = *published;
        return {};
    }

    // Keys that signed from this folder before, and that this registry still has in use.
    Result<std::vector<qr::PublicKey>> keys_not_retired() {
        std::vector<qr::PublicKey> keys;
        std::error_code ignored;
        for (const qr::PublicKey& key : set_.keys) {
            const bool former = key.purpose == options_.purpose && key.id != current_.id &&
                                fs::exists(folder_.former(key.id), ignored);
            if (!former) continue;
            const auto entry = store_.find_key(qr::to_hex(key.id));
            if (!entry) return fail(entry.error());
            if (*entry && registry::check_usable(**entry)) keys.push_back(key);
        }
        return keys;
    }

    Done make_or_find_next() {
        std::error_code ignored;
        if (!fs::exists(folder_.next(), ignored)) {
            const auto pem = seal::new_private_key(passphrase_, fill_random);
            if (!pem) return fail(pem.error());
            if (Done written = write_new_secret(folder_.next(), *pem); !written) return written;
        }
        const auto key = read_private_key(folder_.next(), passphrase_);
        if (!key) return fail(key.error());
        next_ = key->public_key();
        next_.purpose = options_.purpose;
        next_.demo = current_.demo;
        next_.life.valid_from = act_.at;
        return change_key_set(folder_.key_set(), [&](qr::PublicKeySet& set) {
            if (set.find(next_.id, next_.purpose) == nullptr) set.keys.push_back(next_);
        });
    }

    Done tell_of(const qr::PublicKey& key) {
        return store_.add_key(
            {.id = qr::to_hex(key.id),
             .purpose = options_.purpose == qr::KeyPurpose::status ? registry::KeyPurpose::status
                                                                   : registry::KeyPurpose::code,
             .public_part = Bytes(key.point.begin(), key.point.end()),
             .demo = key.demo,
             .valid_from = key.life.valid_from.value_or(act_.at)},
            act_);
    }

    Done place_next(const qr::PublicKey& old) {
        const auto pem = read_file(folder_.current(), 1U << 20U);
        if (!pem) return fail(pem.error());
        std::error_code ignored;
        if (!fs::exists(folder_.former(old.id), ignored)) {
            if (Done kept = write_new_secret(folder_.former(old.id), *pem); !kept) return kept;
        }
        std::error_code error;
        fs::rename(folder_.next(), folder_.current(), error);
        if (error) {
            return fail(cannot_write_file, {.file = folder_.current().string()}, error.message(),
                        "a folder that this user may write to");
        }
        fmt::print("{}{} key {} is new and signs from now on: {}\n", next_.demo ? "demonstration " : "",
                   name_of(options_.purpose), qr::to_hex(next_.id), folder_.current().string());
        return sync_folder(folder_.path());
    }

    Done retire_all(const std::vector<qr::PublicKey>& keys) {
        for (const qr::PublicKey& key : keys) {
            if (Done retired = retire(key); !retired) return retired;
        }
        fmt::print("{} has the public halves of all\n", folder_.key_set().string());
        return {};
    }

    Done retire(const qr::PublicKey& key) {
        const std::string id = qr::to_hex(key.id);
        auto entry = store_.find_key(id);
        if (!entry) return fail(entry.error());
        const bool usable = *entry && registry::check_usable(**entry);
        const std::optional<std::int64_t> revoked = *entry ? (*entry)->revoked_since : std::nullopt;
        const Done marked = change_key_set(folder_.key_set(), [&](qr::PublicKeySet& set) {
            for (qr::PublicKey& one : set.keys) {
                if (one.id != key.id) continue;
                if (!one.life.retired) one.life.retired = act_.at;
                if (revoked) one.life.revoked_since = revoked;
            }
        });
        if (!marked) return marked;
        if (usable) {
            if (Done retired = store_.retire_key(id, act_); !retired) return retired;
        }
        fmt::print("{} key {} is {}; its file is kept: {}\n", name_of(options_.purpose), id,
                   revoked ? "revoked, as before" : "retired, and what it signed stays good",
                   folder_.former(key.id).string());
        return {};
    }

    const KeysRotateOptions& options_;
    KeyFolder folder_;
    registry::Store& store_;
    registry::Act act_;
    std::string passphrase_;
    qr::PublicKeySet set_;
    qr::PublicKey current_;
    qr::PublicKey next_;
};

}  // namespace

int run_keys_rotate(const KeysRotateOptions& options) {
    const registry::Act act = act_of(options.act);
    const auto store = open_registry(options.registry, act);
    if (!store) return refused(store.error());
    if (const Done rotated = Rotation(options, **store, act).run(); !rotated) {
        print_error(rotated.error());
        return found_errors;
    }
    fmt::print("publish now (sigillum publish), so that verifiers have the new key before they meet it\n");
    return success;
}

}  // namespace sigillum::cli
