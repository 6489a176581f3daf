// Arguments that a message may use in one language and not in another.
#pragma once

#include <string_view>

namespace sigillum::locale {

// Whether a message may use an argument that the English one does not: the learner's grammatical form
// ("form") in all that the documents say; the number of the day or month, where a date is filled in ("day",
// "month", "begin_day", "end_day"), so that what stands before it can follow its sound ("l’8 marzo").
bool may_be_added(std::string_view key, std::string_view argument);

}  // namespace sigillum::locale
