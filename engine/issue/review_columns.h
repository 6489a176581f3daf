// The fields of learners as a reviewer sees them.
#pragma once

#include <string>
#include <vector>

#include "issue/review.h"
#include "issue/review_voice.h"
#include "issue/workshop.h"

namespace sigillum::issue {

// What a column's values are, which decides what is unusual among them.
enum class ColumnKind { key, name, birth_date, date, grade, free_text, choice };

// One field with the value of every learner, in the order of the list.
struct LearnerField {
    ReviewColumn column;
    ColumnKind kind = ColumnKind::choice;
    std::vector<std::string> values;  // empty: not given

    bool varies() const;
    bool given() const;  // by any learner
};

// Every field that decides a document, varying or not. Key and name come first.
std::vector<LearnerField> learner_fields(const Workshop& workshop, const ReviewVoice& voice);

}  // namespace sigillum::issue
