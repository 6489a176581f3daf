// A batch that is disturbed, and the end that it must come to.
#pragma once

#include <filesystem>
#include <string>

namespace sigillum::tests {

// An edition of one page a document, with so many learners, in a new folder of that name.
std::filesystem::path batch_of(int count, const std::string& name);

// The command line that issues it, signed on 1 December 2026, on one thread.
std::string issue_batch(const std::filesystem::path& edition, const std::filesystem::path& out,
                        const std::string& options = {});

// The first column of the rows of a query, as Python's sqlite3 reads them.
std::string ask_registry(const std::filesystem::path& registry, const std::string& query);

// Each learner once, each file whole and as manifest and registry have it.
void expect_complete(const std::filesystem::path& out, int count, const std::string& when);

// No document counts that is not there whole.
void expect_nothing_half_made(const std::filesystem::path& out, const std::string& when);

}  // namespace sigillum::tests
