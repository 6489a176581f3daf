// Arguments that a message may use in one language and not in another.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace sigillum::locale {

// Whether a message may use an argument that the English one does not: the learner's grammatical form
// ("form") in all that the documents say; the number of the day or month, where a date is filled in ("day",
// "month", "begin_day", "end_day"), so that what stands before it can follow its sound ("l’8 marzo");
// "range" in place of "begin" and "end".
bool may_be_added(std::string_view key, std::string_view argument);

// Whether a message with these arguments does without one that the English message has: "begin" and "end"
// where it uses "range".
bool may_be_left_out(std::string_view key, std::string_view argument,
                     const std::set<std::string, std::less<>>& own);

}  // namespace sigillum::locale
