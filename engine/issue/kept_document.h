// A document of an earlier run, which a later one leaves as it is.
#pragma once

#include <filesystem>
#include <optional>

#include "base/findings.h"
#include "credential/credential.h"
#include "issue/issue_request.h"
#include "registry/issued_document.h"

namespace sigillum::issue {

inline constexpr ErrorKind data_changed_since_issued{"changed-since-issued"};

// What the report says of a document that the registry has, when its file lies whole in the folder. Nothing,
// and an error, when it does not or cannot be read. Where the credential, as it would be issued now, has
// other facts, data_changed_since_issued is a warning: the document stays, and `reissue` corrects it.
std::optional<IssuedLearner> kept_document(const registry::IssuedCertificate& row,
                                           const credential::Credential& now,
                                           const std::filesystem::path& folder, Findings& findings);

}  // namespace sigillum::issue
