// Whether a learner's data are still those of the document that was issued.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "credential/credential.h"

namespace sigillum::issue {

// Compares the facts in the record of an issued document, a PDF, with the credential as it would be issued
// now; number, status place and time of signing are left out. Fails when the document cannot be read or holds
// no record.
Result<bool> changed_since_issued(const Bytes& document, const credential::Credential& credential);

}  // namespace sigillum::issue
