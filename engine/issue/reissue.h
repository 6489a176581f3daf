// Corrected documents in place of issued ones: each with a new number, the old one marked as replaced by it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/certificate_number.h"
#include "base/findings.h"
#include "issue/issue_request.h"
#include "issue/keys.h"
#include "issue/workshop.h"
#include "registry/store.h"

namespace sigillum::issue {

inline constexpr ErrorKind number_of_another_edition{"number-of-another-edition"};
inline constexpr ErrorKind learner_not_in_list{"learner-not-in-list"};
inline constexpr ErrorKind nothing_to_correct{"nothing-to-correct"};

struct ReissueRequest {
    IssueRequest issue;
    std::vector<CertificateNumber> numbers;  // of the documents to be replaced
    std::string reason;                      // class of reason
    bool even_unchanged = false;             // also where the data are those that were issued
};

// What became of one number.
struct ReissueOutcome {
    CertificateNumber replaced;
    std::optional<IssuedLearner> successor;
    std::optional<Error> error;  // why there is none
};

struct ReissueReport {
    std::vector<ReissueOutcome> outcomes;  // in the order of the request
    Findings findings;                     // errors: nothing was begun, or the run stopped where they say
    bool specimen = false;
};

// A number that cannot be replaced has its error and keeps none of the others from it. The order is that of
// issuing: reserved, made, durable, then recorded and marked as replaced in one transaction; a run that was
// interrupted is continued by running it again. Files that were replaced are moved to "replaced" in the
// folder of the documents, and the manifest is written anew.
ReissueReport reissue(const Workshop& workshop, const IssuingKeys& keys, registry::Store& store,
                      const ReissueRequest& request);

}  // namespace sigillum::issue
