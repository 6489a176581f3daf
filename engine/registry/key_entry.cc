#include "registry/key_entry.h"

#include <fmt/format.h>

#include "base/date.h"

namespace sigillum::registry {
namespace {

std::string words_for(const KeyEntry& key) {
    switch (key.purpose) {
        case KeyPurpose::code:
            return "the code key " + key.id;
        case KeyPurpose::status:
            return "the status key " + key.id;
        case KeyPurpose::seal:
            return "the sealing certificate " + key.id;
    }
    return key.id;
}

std::string next_step(const KeyEntry& key) {
    if (key.purpose == KeyPurpose::seal)
        return "another certificate, from the authority that issued this one";
    return fmt::format(
        "the key that follows it, in the keys folder; `sigillum keys rotate --purpose {}` makes one",
        name_of(key.purpose));
}

}  // namespace

std::string_view name_of(KeyPurpose purpose) {
    switch (purpose) {
        case KeyPurpose::code:
            return "code";
        case KeyPurpose::status:
            return "status";
        case KeyPurpose::seal:
            return "seal";
    }
    return {};
}

Done check_usable(const KeyEntry& key) {
    if (key.revoked_since) {
        return fail(key_is_revoked, {},
                    fmt::format("{} is revoked: what it signed from {} on does not count", words_for(key),
                                to_iso(Instant{*key.revoked_since})),
                    next_step(key));
    }
    if (key.retired_at) {
        return fail(key_is_retired, {},
                    fmt::format("{} was retired on {} and signs nothing new", words_for(key),
                                to_iso(date_of(Instant{*key.retired_at}))),
                    next_step(key));
    }
    return {};
}

}  // namespace sigillum::registry
