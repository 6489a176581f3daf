// What issuing and reissuing are given by their options: keys, time stamps, the registry, how to work.
#pragma once

#include <filesystem>
#include <memory>

#include "base/date.h"
#include "base/result.h"
#include "cli/loaded_keys.h"
#include "cli/options.h"
#include "issue/issue_request.h"
#include "issue/keys.h"
#include "seal/time_stamp.h"

namespace sigillum::cli {

struct Issuing {
    LoadedKeys loaded;
    std::unique_ptr<seal::TimeStamper> time_stamper;  // null: none
    issue::IssuingKeys keys;                          // points into the two above
    issue::IssueRequest request;
    std::filesystem::path registry;
};

Result<Issuing> set_up_issuing(const IssueOptions& options, const Instant& now);

// Puts the key set for verifiers beside the documents: the keys that the registry knows, with the times of
// their lives, and those of the given set.
Done publish_keys(const IssueOptions& options, const Issuing& issuing);

}  // namespace sigillum::cli
