// Right name in the right file: documents read back from their files before they count.
#pragma once

#include <memory>
#include <vector>

#include "base/result.h"
#include "issue/batch.h"
#include "issue/keys.h"
#include "registry/issued_document.h"
#include "verify/options.h"
#include "verify/read_back.h"

namespace sigillum::issue {

inline constexpr ErrorKind sampled_check_failed{"sampled-check-failed"};

// One document to be looked at: what was asked for, what is to be recorded of it, and how closely to look.
struct Exhibit {
    const Order* order = nullptr;
    const registry::IssuedDocument* document = nullptr;
    bool sampled = false;  // as a stranger would, too
};

// Reads documents by the names under which they will be found, with our own reader (verify/read_back.h);
// samples also as `sigillum verify` does: signatures, Poppler's text against the record, the printed code.
// Keeps what documents share from batch to batch.
class Inspection {
  public:
    // `now` is the moment of the check; the keys are those that the documents were made with.
    Inspection(const IssuingKeys& keys, const Instant& now, int threads);

    // What is wrong, each at its learner; nothing of the batch may count then. As soon as something is, the
    // rest is not looked at.
    std::vector<Error> look_at(const std::vector<Exhibit>& documents);

  private:
    Done look_at(const Exhibit& one, verify::ReadBack& reader) const;

    verify::VerifyOptions options_;
    std::vector<verify::ReadBack> readers_;  // one a thread
};

}  // namespace sigillum::issue
