// One edition from start to durable end: checked, reserved, made, sealed, written, recorded; a rerun
// continues.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/findings.h"
#include "base/result.h"
#include "issue/keys.h"
#include "issue/workshop.h"
#include "registry/store.h"

namespace sigillum::issue {

inline constexpr ErrorKind issued_file_missing{"issued-file-missing"};
inline constexpr ErrorKind data_changed_since_issued{"changed-since-issued"};

struct IssueRequest {
    std::filesystem::path out;  // folder of the documents; made when missing
    Instant now;                // signing time of every document of this run
    int threads = 1;
    registry::RandomSource random;
    registry::Act act;  // who issues, and when by the clock
    std::function<void(int done, int total)>
        progress;  // called from the calling thread, after each batch; may be empty
};

// What became of one learner.
struct IssuedLearner {
    std::string key;
    std::string number;  // in groups of four
    std::string file;    // without folder
    std::string sha256;  // of the file
    int pages = 0;
    bool earlier = false;  // was issued by an earlier run and left as it is
};

struct IssueReport {
    std::vector<IssuedLearner> learners;  // in the order of the list; empty when anything stopped the run
    Findings findings;                    // errors: nothing was begun, or the run stopped where they say
    bool specimen = false;
};

// Nothing is written while the edition has errors: the registry is opened, and made where it is missing, only
// then. Documents appear whole or not at all and count from the
// moment the registry has them; a run that was interrupted is continued by running it again.
IssueReport issue_edition(const Workshop& workshop, const IssuingKeys& keys,
                          const registry::OpenStore& registry, const IssueRequest& request);

}  // namespace sigillum::issue
