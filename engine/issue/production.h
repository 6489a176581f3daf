// From learners with numbers to documents that count: pressed, sealed, written, durable, recorded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/findings.h"
#include "base/result.h"
#include "font/subset.h"
#include "issue/batch.h"
#include "issue/inspection.h"
#include "issue/issue_request.h"
#include "issue/keys.h"
#include "issue/workshop.h"
#include "registry/store.h"

namespace sigillum::issue {

// One document to come, with what is reserved for it.
struct Job {
    std::size_t learner = 0;  // place in the list
    CertificateNumber number;
    std::string status_list;
    std::uint32_t status_index = 0;
    std::optional<CertificateNumber> replaces;
    std::string reason;  // class of reason for replacing
};
Job job_of(std::size_t learner, const registry::Reservation& reservation);

inline constexpr ErrorKind stopped_on_request{"stopped-on-request"};

// What the documents of a run have in common: the moment, the seal, the specimen mark.
credential::Issuance shared_issuance(const IssuingKeys& keys, const Instant& now);

class Production {
  public:
    // Everything must outlive it.
    Production(const Workshop& workshop, const IssuingKeys& keys, registry::Store& store,
               const IssueRequest& request);

    using Made = std::function<void(const Job& job, const registry::IssuedDocument& document, bool sampled)>;

    // Sets up the presses with the fonts of a rehearsal, for so many documents in all. Once, before make().
    Done begin(const std::vector<font::EmbeddedFace>& faces, std::size_t all);

    // Makes the next of the documents, batch by batch; each batch is made durable, read back from its files,
    // and counts from the moment the registry has it. `made` is called for each document then. The findings
    // say what stopped the work, stopped_on_request among them; what was made before stays.
    Findings make(std::span<const Job> jobs, const Made& made);

  private:
    Done press(std::span<const Job> jobs, const Made& made, Findings& findings);
    // Made, sealed, durable and read back; when the findings have errors, nothing of it may be recorded.
    std::vector<registry::IssuedDocument> written_and_inspected(const std::vector<Order>& orders,
                                                                Findings& findings);
    // Takes away the files of a batch that will not be recorded. A batch whose recording failed keeps them:
    // a connection that broke may have recorded it all the same.
    void withdraw(const std::vector<Order>& orders) const;
    Done record(std::span<const Job> jobs, const std::vector<registry::IssuedDocument>& documents);
    // Before each batch: whether nobody asks to stop, and the keys are still good.
    Done may_go_on() const;
    // Whether that document of the batch in hand is one of the sample.
    bool sampled(std::size_t i) const;
    Order order_for(const Job& job) const;

    const Workshop& workshop_;
    const IssuingKeys& keys_;
    registry::Store& store_;
    const IssueRequest& request_;
    credential::Issuance shared_;
    std::optional<Batch> batch_;
    std::size_t all_ = 0;
    std::size_t made_ = 0;  // of all, those that count
    Inspection inspection_;
};

}  // namespace sigillum::issue
