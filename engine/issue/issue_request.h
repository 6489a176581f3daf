// How a run is to make documents, and what it tells of each.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <tuple>
#include <vector>

#include "base/certificate_number.h"
#include "base/date.h"
#include "base/digest.h"
#include "base/packed_list.h"
#include "issue/proof.h"
#include "issue/shard.h"
#include "registry/act.h"
#include "registry/issued_document.h"
#include "registry/reservation.h"

namespace sigillum::issue {

// Which documents of a run are looked at as a stranger would: all signatures checked, the text taken from the
// pages by Poppler and compared with the record, the code read from the printed page. Every document is read
// back by our own reader whatever this says.
struct Sampling {
    int every = 50;     // one in so many; 1: all
    int at_least = 10;  // in a run of so many or more

    // How many of a run's documents, and whether that one of them, counted from 0. They are spread evenly.
    int size(int total) const;
    bool includes(int document, int total) const;
};

struct IssueRequest {
    std::filesystem::path out;  // folder of the documents; made when missing
    Instant now;                // signing time of every document of this run
    int threads = 1;
    Shard shard;  // of the edition's learners, those whom this run issues to
    registry::RandomSource random;
    registry::Act act;                       // who issues, and when by the clock
    std::vector<std::string> learners = {};  // keys of those to be issued; empty: everyone
    ProofBook proofs = {};  // of the units of those for whom proofs were asked; all of them hold
    std::function<void(int done, int total)>
        progress;  // called from the calling thread, after each batch; may be empty
    Sampling sampling;
    // The moment by the clock, asked before each batch: keys that have expired meanwhile sign no more. Empty:
    // `now` holds for the whole run.
    std::function<Instant()> clock;
    std::function<bool()>
        stop;  // asked after each batch; true: the rest is left to the next run. May be empty
};

// What became of one learner.
struct IssuedLearner {
    std::string key;
    CertificateNumber number;
    std::string file;  // without folder
    Sha256 sha256{};   // of the file
    int pages = 0;
    bool earlier = false;          // was issued by an earlier run and left as it is
    std::string type;              // as the registry names it: "academic-achievement"
    std::int64_t signed_at = 0;    // seconds since 1970
    std::int64_t recorded_at = 0;  // likewise, by the clock; 0: not known
    bool sampled = false;          // read back, and looked at as a stranger would, by this run
};

template <MaybeConst<IssuedLearner> T>
auto values_of(T& learner) {
    auto& [key, number, file, sha256, pages, earlier, type, signed_at, recorded_at, sampled] = learner;
    return std::tie(key, number, file, sha256, pages, earlier, type, signed_at, recorded_at, sampled);
}

using IssuedLearners = PackedList<IssuedLearner>;

// The learner of that key, for whom this run made the document.
IssuedLearner issued_learner(const std::string& key, const registry::IssuedDocument& document);
// Likewise, of an earlier run, as the registry has it.
IssuedLearner issued_earlier(const std::string& key, const registry::IssuedCertificate& row);

}  // namespace sigillum::issue
