// proofs.toml: which file or person proves which unit of which learner.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/findings.h"
#include "issue/proof.h"

namespace sigillum::issue {

// Reads the list of proofs; files are found from its folder. An entry without a learner belongs to the only
// one in `learners`, where there is one only. What is wrong goes to `findings` with line and column.
std::vector<Proof> read_proofs(const std::filesystem::path& file, const std::vector<std::string>& learners,
                               Findings& findings);

// "UNIT=FILE": a certificate of ours for the learner. Fails with bad_proof.
Result<Proof> proof_from_word(const std::string& word, const std::string& learner);

}  // namespace sigillum::issue
