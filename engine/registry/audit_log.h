// Writing and reading the audit log in its tables.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "registry/act.h"
#include "registry/audit.h"
#include "registry/database.h"
#include "registry/log_details.h"

namespace sigillum::registry {

// Adds rows within a transaction that its caller has begun and commits. Every row of one log is done by the
// same person at the same time.
class AuditLog {
  public:
    // Fails with audit_log_cut when the last row is not the one that was noted as the last.
    static Result<AuditLog> open(const Database& database, const Act& act);

    // The sequence of the row that comes next.
    std::int64_t next() const { return head_.sequence + 1; }
    // Adds a row; `salt` is that of the learner whom the subject concerns, zeros when it concerns none.
    Done add(Action action, std::string_view subject, const Sha256& details, const Salt& salt = {});
    // Notes the last row as the last; the last act before the commit.
    Done finish();

  private:
    AuditLog(const Act& act, const AuditHead& head, std::unique_ptr<Statement> add_row,
             std::unique_ptr<Statement> add_words, std::unique_ptr<Statement> note)
        : act_(act),
          head_(head),
          add_row_(std::move(add_row)),
          add_words_(std::move(add_words)),
          note_(std::move(note)) {}

    const Act& act_;
    AuditHead head_;
    std::unique_ptr<Statement> add_row_;
    std::unique_ptr<Statement> add_words_;
    std::unique_ptr<Statement> note_;
};

// Queries for all rows of the log, and for those of one subject; and how such a row is read.
std::string select_audit();
std::string select_audit_of_subject();
Result<AuditEntry> audit_row(const Statement& row, const Database& database);

Result<AuditHead> read_audit_head(const Database& database);

}  // namespace sigillum::registry
