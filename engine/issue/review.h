// A batch as its signer reviews it: what is the same in every document, what varies, and what stands out.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/findings.h"
#include "base/result.h"
#include "issue/batch_statement.h"
#include "issue/review_voice.h"
#include "issue/workshop.h"
#include "seal/certificate.h"

namespace sigillum::issue {

// One field of the edition. Texts stand by language; what has no language has an empty tag.
struct ConstantField {
    std::string section;  // in the signer's language: "Learning opportunity", "Learning unit u1"
    std::string label;    // as in the edition's file: "title", "knowledge, 1"
    std::vector<std::pair<std::string, std::string>> texts;
};

// A field of learners that is not the same for all of them.
struct ReviewColumn {
    std::string field;  // as the learners' list names it: "birth_date", "grade:u1"
    std::string title;  // in the signer's language: "Date of birth"
};

struct ReviewCell {
    std::string text;                // empty: not given
    std::vector<std::string> notes;  // what is unusual about it, in the signer's language
};

struct ReviewedLearner {
    std::string key;
    int row = 0;                     // of the learners' list; 0 when the edition's file holds the learners
    std::vector<ReviewCell> cells;   // one a column
    std::vector<std::string> notes;  // warnings of the checks about this learner
};

struct ValueCount {
    std::string value;  // empty: not given
    int learners = 0;
};

// How often each value of a column occurs, the most frequent first.
struct ColumnCounts {
    std::size_t column = 0;
    std::vector<ValueCount> values;
};

struct Review {
    BatchStatement statement;
    ReviewVoice voice;
    std::vector<ConstantField> constants;
    std::vector<ReviewColumn> columns;      // the first two are key and name
    std::vector<ReviewedLearner> learners;  // in the order of the list
    std::vector<ColumnCounts> counts;       // of columns with few values
    Findings findings;                      // of all checks
    std::optional<seal::Certificate> seal;  // of the seal, when it was given
    Bytes first_page;                       // PNG of the first learner's first page
    Instant made;
};

struct ReviewRequest {
    const AssetFolders& assets;
    std::string program;
    ReviewVoice voice;
    Findings findings;  // what reading the edition has found
    std::optional<seal::Certificate> seal;
    Instant now;
    int threads = 1;
};

// Sets every document once, as a check does, and renders the first learner's page as a preview. The findings
// of all that are among the review's; errors there mean that nothing of this edition can be issued.
Result<Review> review(const Workshop& workshop, ReviewRequest request);

}  // namespace sigillum::issue
