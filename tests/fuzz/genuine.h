// Certificates and codes that are right, and the verifier who pinned their keys. They were issued once with
// demonstration keys that were thrown away; genuine/README.md says how.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "verify/options.h"

namespace sigillum::fuzz {

// A folder of tests/fuzz.
std::string folder(const std::string& name);

// The bytes of a file of tests/fuzz/genuine; ends the program when it is not there.
Bytes genuine_file(const std::string& name);

// The links of genuine codes, one for each kind of document.
std::vector<std::string> genuine_links();

// Trusts the authority and the code key of the genuine documents, on the day after their issue. No status
// source: the best outcome is intact_but with status_unknown.
const verify::VerifyOptions& pinned();

}  // namespace sigillum::fuzz
