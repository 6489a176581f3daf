// Spaces in the cells of a list: the ones nobody sees.
#pragma once

#include <string_view>

#include "base/bytes.h"

namespace sigillum::credential {

// Without white space of any kind (no-break spaces and line ends too) and zero-width spaces at both ends.
std::string_view without_outer_spaces(std::string_view text);

// The same, and every run of spaces within the text (no-break, thin, tab) as one space. An ideographic space
// stays: it parts the names of persons in Japan.
Bytes with_single_spaces(std::string_view text);

// "Geb.-Datum " and "geb datum" are one name of a column: letters and digits only, without case, in Unicode's
// form NFKC. Empty when there are none.
Bytes folded_name(std::string_view name);

}  // namespace sigillum::credential
