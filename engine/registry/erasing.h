// Erasing what leads from a number to a person.
#pragma once

#include <vector>

#include "base/result.h"
#include "registry/audit_log.h"
#include "registry/issued_document.h"
#include "registry/rows.h"

namespace sigillum::registry {

// Within a transaction that its caller has begun and commits; see Store::erase.
Result<std::vector<IssuedCertificate>> erase_learner(Session& session, AuditLog& log,
                                                     const CertificateNumber& number);

}  // namespace sigillum::registry
