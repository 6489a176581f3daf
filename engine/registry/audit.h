// The audit log: every change of the registry is one row, and each row's hash covers the one before.
//
// The rows hold no personal data. What a row says of a document, a status or a key is a digest (`details`)
// over the row it wrote; `why` is a digest too, over the words given and a salt of the learner, so that the
// words can be erased and the chain stays whole. docs/registry.md has every encoding byte by byte.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/findings.h"
#include "base/result.h"

namespace sigillum::registry {

inline constexpr ErrorKind audit_chain_broken{"audit-chain-broken"};  // a row of the log was changed
inline constexpr ErrorKind audit_log_cut{"audit-log-cut"};            // rows at its end are missing
inline constexpr ErrorKind table_unlike_log{"table-unlike-log"};      // a table says what the log does not

enum class Action : std::uint8_t {
    reserve,  // numbers of one edition, one row for all that are reserved at once
    issue,    // one document
    suspend,
    reinstate,
    revoke,
    replace,  // the old number
    add_key,
    retire_key,
    revoke_key,
    name,   // the printable name of an awarding body or alliance
    erase,  // the personal data behind one number
    publish,
    prove,  // proofs of units, before the number they are for is issued
};

// "reserve", "issue", …, "add-key": as the log has it.
std::string_view name_of(Action action);
std::optional<Action> action_from(std::string_view name);

struct AuditEntry {
    std::int64_t sequence = 0;  // from 1, without a gap
    std::int64_t at = 0;        // seconds since 1970
    std::string by;
    Action action = Action::reserve;
    std::string subject;  // a number (16 characters), a key's id, an edition's id, an awarding body's id, …
    std::string why;      // the words; empty when none were given or they were erased
    Sha256 why_digest{};  // zeros when none were given
    Sha256 details{};
    Sha256 hash{};
    bool operator==(const AuditEntry&) const = default;
};

// The end of the log. Written down elsewhere, it shows later whether rows before it were changed or cut off.
struct AuditHead {
    std::int64_t sequence = 0;  // 0: nothing was logged yet
    Sha256 hash{};
    bool operator==(const AuditHead&) const = default;
};

// SHA-256 over the previous hash (zeros before the first row) and the row: sequence, at, by, action, subject,
// why_digest, details.
Sha256 chain_hash(const Sha256& previous, const AuditEntry& entry);

// What a check of the whole registry found.
struct RegistryCheck {
    AuditHead head;
    std::int64_t reservations = 0;
    std::int64_t documents = 0;
    Findings findings;  // the first broken row of the log, and rows of tables that are unlike it
};

}  // namespace sigillum::registry
