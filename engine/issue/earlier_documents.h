// What earlier runs have issued of an edition.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/findings.h"
#include "base/result.h"
#include "credential/learner.h"
#include "issue/shard.h"
#include "registry/store.h"

namespace sigillum::issue {

// Where documents go that were replaced, within the folder of the documents: what lies beside it is what
// counts.
inline constexpr const char* replaced_folder = "replaced";

class EarlierDocuments {
  public:
    static Result<EarlierDocuments> read(registry::Store& store, const std::string& edition);

    // The learner's certificate of the highest generation; nothing when there is none.
    std::optional<registry::IssuedCertificate> latest(const Sha256& learner) const;

    // Those of all learners, by the digest of the learner.
    std::vector<Sha256> learners() const;

    // How many certificates belong to learners who were erased.
    int erased() const { return erased_; }

    // Removes from the folder what lies there under numbers of the edition that were reserved and never
    // issued (uncounted_files.h), those of the part alone, and notes it. Nobody else may be issuing them
    // meanwhile (registry::IssuingClaim).
    Done remove_uncounted(registry::Store& store, const Shard& part, const std::filesystem::path& out,
                          Findings& findings) const;

    // Moves the files of those that a later one follows out of the way. What cannot be moved is a warning:
    // the registry says what counts, not the folder.
    void set_aside(const std::filesystem::path& out, Findings& findings) const;

  private:
    std::string edition_;
    registry::IssuedCertificates rows_;
    std::map<Sha256, std::size_t> latest_;            // place in the rows; those who were erased are left out
    std::vector<registry::IssuedDocument> followed_;  // by a later one
    int erased_ = 0;
};

}  // namespace sigillum::issue
