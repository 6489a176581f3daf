#include "registry/registry_check.h"

#include <fmt/format.h>

#include <string>

#include "registry/audit_log.h"
#include "registry/rows.h"
#include "registry/table_check.h"

namespace sigillum::registry {
namespace {

// "row 17 of the log (revoke 7KQ29MXD04TRBV5H)"
std::string named(const AuditEntry& entry) {
    return fmt::format("row {} of the log ({} {})", entry.sequence, name_of(entry.action), entry.subject);
}

// Walks through the log, row by row, up to the first that is broken.
class ChainCheck {
  public:
    ChainCheck(const Database& database, const std::optional<AuditHead>& known, Findings& findings)
        : place_{.file = database.name()}, known_(known), findings_(findings) {}

    void see(const AuditEntry& entry) {
        if (broken_) return;
        if (entry.sequence != head_.sequence + 1) {
            broken(fmt::format("row {} of the log is missing: {} follows row {}", head_.sequence + 1,
                               named(entry), head_.sequence),
                   "rows without a gap");
            return;
        }
        if (chain_hash(head_.hash, entry) != entry.hash) {
            broken(named(entry) + " was changed: its hash does not fit",
                   to_hex(chain_hash(head_.hash, entry)));
            return;
        }
        head_ = {entry.sequence, entry.hash};
        if (known_ && known_->sequence == head_.sequence && known_->hash != head_.hash) {
            broken(named(entry) + " is not the one that was noted", to_hex(known_->hash));
        }
    }

    // After the last row: whether it is the last that was ever written.
    void end(const AuditHead& noted) {
        if (broken_) return;
        if (noted != head_) {
            findings_.add({audit_log_cut, place_,
                           fmt::format("the log ends with row {}, and was noted to end with row {}",
                                       head_.sequence, noted.sequence),
                           fmt::format("row {} with the hash {}", noted.sequence, to_hex(noted.hash))});
        }
        if (known_ && known_->sequence > head_.sequence) {
            findings_.add({audit_log_cut, place_,
                           fmt::format("the log ends with row {}, and once had a row {}", head_.sequence,
                                       known_->sequence),
                           fmt::format("row {} with the hash {}", known_->sequence, to_hex(known_->hash))});
        }
    }

    const AuditHead& head() const { return head_; }

  private:
    void broken(std::string found, std::string expected) {
        broken_ = true;
        findings_.add({audit_chain_broken, place_, std::move(found), std::move(expected)});
    }

    Place place_;
    const std::optional<AuditHead>& known_;
    Findings& findings_;
    AuditHead head_;
    bool broken_ = false;
};

Done check_all(const Database& database, const std::optional<AuditHead>& known, RegistryCheck& check) {
    const Prepared rows = database.prepare_for_many_rows(select_audit());
    if (!rows) return fail(rows.error());
    ChainCheck chain(database, known, check.findings);
    const Done seen =
        each_row<AuditEntry>(**rows, audit_row, database, [&](const AuditEntry& entry) { chain.see(entry); });
    if (!seen) return seen;
    const auto noted = read_audit_head(database);
    if (!noted) return fail(noted.error());
    chain.end(*noted);
    check.head = chain.head();
    return check_tables(database, check);
}

}  // namespace

Result<RegistryCheck> check_registry(const Database& database, const std::optional<AuditHead>& known) {
    const auto reading = Transaction::for_reading(database);
    if (!reading) return fail(reading.error());
    RegistryCheck check;
    const Done checked = check_all(database, known, check);
    if (!checked) return fail(checked.error());
    return check;
}

}  // namespace sigillum::registry
