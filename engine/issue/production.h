// From learners with numbers to documents that count: pressed, sealed, written, durable, recorded.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/findings.h"
#include "base/result.h"
#include "font/subset.h"
#include "issue/batch.h"
#include "issue/issue_request.h"
#include "issue/keys.h"
#include "issue/workshop.h"
#include "registry/store.h"

namespace sigillum::issue {

// One document to come.
struct Job {
    std::size_t learner = 0;  // place in the list
    registry::Reservation reservation;
    std::optional<CertificateNumber> replaces;
    std::string reason;  // class of reason for replacing
};

// What the documents of a run have in common: the moment, the seal, the specimen mark.
credential::Issuance shared_issuance(const IssuingKeys& keys, const Instant& now);

class Production {
  public:
    // Everything must outlive it.
    Production(const Workshop& workshop, const IssuingKeys& keys, registry::Store& store,
               const IssueRequest& request);

    using Made = std::function<void(const Job& job, const registry::IssuedDocument& document)>;

    // Makes the documents batch by batch, with the fonts of a rehearsal; each batch counts from
    // the moment the registry has it. `made` is called for each document then. The findings say what stopped
    // the work; what was made before stays.
    Findings make(const std::vector<Job>& jobs, const std::vector<font::EmbeddedFace>& faces,
                  const Made& made);

  private:
    Done press(Batch& batch, std::span<const Job> jobs, const Made& made, Findings& findings);
    Done record(std::span<const Job> jobs, const std::vector<registry::IssuedDocument>& documents);
    Order order_for(const Job& job) const;

    const Workshop& workshop_;
    const IssuingKeys& keys_;
    registry::Store& store_;
    const IssueRequest& request_;
    credential::Issuance shared_;
};

}  // namespace sigillum::issue
