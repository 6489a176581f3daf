#include "registry/audit_log.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "registry/rows.h"

namespace sigillum::registry {
namespace {

Result<AuditHead> head_row(const Statement& row, const Database& /*database*/) {
    AuditHead head{.sequence = row.integer(0)};
    read_octets(row.blob(1), head.hash);
    return head;
}

Result<AuditHead> head_from(const Database& database, std::string_view sql) {
    const Prepared statement = database.prepare(sql);
    if (!statement) return fail(statement.error());
    const auto head = one_row(**statement, head_row, database);
    if (!head) return fail(head.error());
    return head->value_or(AuditHead{});
}

std::string select_rows(std::string_view rest) {
    return fmt::format(
        "SELECT a.sequence, a.at, a.actor, a.action, a.subject, w.words, a.why_digest, a.details, a.hash "
        "FROM audit a LEFT JOIN audit_words w ON w.sequence = a.sequence {} ORDER BY a.sequence",
        rest);
}

}  // namespace

std::string select_audit() { return select_rows(""); }

std::string select_audit_of_subject() {
    // Rows of issue are found through the document: an index over them would cost more than they do.
    return select_rows(
        "WHERE (a.subject = ?1 AND a.action <> 'issue') OR a.sequence IN "
        "(SELECT r.logged FROM reservation r WHERE r.number = ?1 UNION ALL "
        "SELECT i.logged FROM issued i JOIN reservation r ON r.id = i.reservation WHERE r.number = ?1)");
}

Result<AuditHead> read_audit_head(const Database& database) {
    return head_from(database, "SELECT sequence, hash FROM audit_head");
}

Result<AuditLog> AuditLog::open(const Database& database, const Act& act) {
    const auto head = read_audit_head(database);
    if (!head) return fail(head.error());
    const auto last = head_from(database, "SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1");
    if (!last) return fail(last.error());
    if (*last != *head) {
        return fail(audit_log_cut, {.file = database.name()},
                    "the audit log does not end where it was noted to end",
                    "an intact registry, from a backup; `sigillum registry check` says more");
    }
    auto add_row = database.prepare(
        "INSERT INTO audit (sequence, at, actor, action, subject, why_digest, details, hash) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    if (!add_row) return fail(add_row.error());
    auto add_words = database.prepare("INSERT INTO audit_words (sequence, words) VALUES (?1, ?2)");
    if (!add_words) return fail(add_words.error());
    auto note = database.prepare("UPDATE audit_head SET sequence = ?1, hash = ?2");
    if (!note) return fail(note.error());
    return AuditLog(act, *head, *std::move(add_row), *std::move(add_words), *std::move(note));
}

Done AuditLog::add(Action action, std::string_view subject, const Sha256& details, const Salt& salt) {
    AuditEntry entry{.sequence = next(),
                     .at = act_.at,
                     .by = act_.by,
                     .action = action,
                     .subject = std::string(subject),
                     .details = details};
    entry.why_digest = why_digest(salt, entry.sequence, act_.why);
    entry.hash = chain_hash(head_.hash, entry);
    Done added = add_row_->bind(1, entry.sequence)
                     .bind(2, entry.at)
                     .bind(3, entry.by)
                     .bind(4, name_of(action))
                     .bind(5, subject)
                     .bind_blob(6, view_of(entry.why_digest))
                     .bind_blob(7, view_of(details))
                     .bind_blob(8, view_of(entry.hash))
                     .run();
    if (added && !act_.why.empty()) added = add_words_->bind(1, entry.sequence).bind(2, act_.why).run();
    if (added) head_ = {entry.sequence, entry.hash};
    return added;
}

Done AuditLog::finish() { return note_->bind(1, head_.sequence).bind_blob(2, view_of(head_.hash)).run(); }

Result<AuditEntry> audit_row(const Statement& row, const Database& database) {
    const auto action = action_from(row.text(3));
    if (!action) return database.corrupt();
    AuditEntry entry{.sequence = row.integer(0),
                     .at = row.integer(1),
                     .by = std::string(row.text(2)),
                     .action = *action,
                     .subject = std::string(row.text(4)),
                     .why = std::string(row.text(5))};
    read_octets(row.blob(6), entry.why_digest);
    read_octets(row.blob(7), entry.details);
    read_octets(row.blob(8), entry.hash);
    return entry;
}

}  // namespace sigillum::registry
