// Making documents count.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "base/result.h"
#include "registry/audit_log.h"
#include "registry/issued_document.h"
#include "registry/rows.h"

namespace sigillum::registry {

// Records within a transaction that its caller has begun and commits; see Store::record_issued.
class Recording {
  public:
    Recording(Session& session, AuditLog& log, std::int64_t now) : session_(session), log_(log), now_(now) {}

    // True when the document was added, false when it was recorded already.
    Result<bool> record(const IssuedDocument& document);
    // The document, and the status of what it replaces.
    Done replace(const Replacement& replacement);

  private:
    // Fails when the key is not known or signs nothing new.
    Done check_key(ByteView id);
    // True when this very document is recorded, already_issued when it is in the way of another.
    Result<bool> compare_recorded(const IssuedDocument& document);
    Result<bool> add(const IssuedDocument& document, std::int64_t reservation, const Sha256& file_name_seal);

    Session& session_;
    AuditLog& log_;
    std::int64_t now_;
    std::set<Bytes> usable_keys_;  // those that were looked up already
};

// Changes a status within a transaction that its caller has begun and commits; see Store::set_status.
Done change_status(Session& session, AuditLog& log, const CertificateNumber& number, const Status& status);

// Logs proofs of units, likewise; see Store::note_proofs.
Done note_proofs(Session& session, AuditLog& log, const CertificateNumber& number, const Sha256& proofs);

Result<std::optional<Status>> status_of(Session& session, const CertificateNumber& number);
Result<std::optional<IssuedCertificate>> issued_under(Session& session, const CertificateNumber& number);

}  // namespace sigillum::registry
