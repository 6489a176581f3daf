// veraPDF, the reference validator for PDF/A and PDF/UA, run over many files at once.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace sigillum::tests {

bool verapdf_is_there();
// Whether this is a run of CI, which must not skip anything.
bool in_ci();

// The clauses that fail, per file; empty when all files pass. Flavours: "3a", "ua1".
std::string verapdf_failures(const std::string& flavour, const std::vector<std::filesystem::path>& files);

}  // namespace sigillum::tests
