// How a run is to make documents, and what it tells of each.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/date.h"
#include "issue/proof.h"
#include "registry/act.h"
#include "registry/issued_document.h"
#include "registry/reservation.h"

namespace sigillum::issue {

struct IssueRequest {
    std::filesystem::path out;  // folder of the documents; made when missing
    Instant now;                // signing time of every document of this run
    int threads = 1;
    registry::RandomSource random;
    registry::Act act;                       // who issues, and when by the clock
    std::vector<std::string> learners = {};  // keys of those to be issued; empty: everyone
    ProofBook proofs = {};  // of the units of those for whom proofs were asked; all of them hold
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

// The learner of that key as the registry has the document.
IssuedLearner issued_learner(const std::string& key, const registry::IssuedDocument& document, bool earlier);

}  // namespace sigillum::issue
