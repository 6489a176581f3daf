#include "issue/reviewed_batch.h"

#include <fmt/format.h>

#include <algorithm>

#include "issue/statement_changes.h"

namespace sigillum::issue {
namespace {

constexpr std::size_t most_named = 20;
constexpr const char* way_out = "the batch as it was reviewed, or a new `sigillum review` and its digest";

}  // namespace

void check_reviewed(const ReviewedBatch& reviewed, const BatchStatement& present, Findings& findings) {
    if (reviewed.list && reviewed.list->digest != reviewed.digest) {
        findings.add({changed_since_review,
                      {.field = "--review-list"},
                      fmt::format("the list has the digest {}, and {} was given",
                                  grouped(reviewed.list->digest), grouped(reviewed.digest)),
                      "the list and the digest of one review"});
        return;
    }
    if (reviewed.digest == present.digest) return;
    const auto changes =
        reviewed.list ? statement_changes(*reviewed.list, present) : std::vector<std::string>();
    for (std::size_t i = 0; i < std::min(changes.size(), most_named); ++i)
        findings.add({changed_since_review, {}, "changed since the review: " + changes[i], way_out});
    if (changes.size() > most_named)
        findings.add({changed_since_review,
                      {},
                      fmt::format("{} more changes since the review", changes.size() - most_named),
                      way_out});
    if (!changes.empty()) return;
    findings.add({changed_since_review,
                  {},
                  fmt::format("the batch has the digest {}, and {} was reviewed", grouped(present.digest),
                              grouped(reviewed.digest)),
                  std::string(way_out) + "; with --review-list the changes are named"});
}

}  // namespace sigillum::issue
