// How study offices name the columns of their lists.
#pragma once

#include <string_view>

namespace sigillum::credential {

// Our name of a column that is usually called so, in English, German, Polish and other languages of the
// alliance; empty for any other name.
// Case, spaces and signs do not count: "Geb.-Datum" is "geb datum".
std::string_view usual_column(std::string_view own_name);

// The words with which a row of totals begins: "Summe", "Total".
bool is_total_word(std::string_view text);

}  // namespace sigillum::credential
