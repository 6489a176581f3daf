// What is unusual among the values of one field.
#pragma once

#include <string>
#include <vector>

#include "issue/review_columns.h"
#include "issue/review_voice.h"

namespace sigillum::issue {

// For each learner the reasons why the value stands out, in the signer's language; mostly none.
//
// A value is rare when at most one learner in twenty (but always one alone) has it, in a field in which
// values repeat. Of names the longest and the shortest stand out; of dates and numeric grades those outside
// Tukey's fences (1.5 times the distance of the quartiles beyond them) where eight or more learners have one;
// of birth dates those less exact than most.
std::vector<std::vector<std::string>> outliers(const LearnerField& field, const ReviewVoice& voice);

}  // namespace sigillum::issue
