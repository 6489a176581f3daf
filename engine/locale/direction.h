// Which way a language is written.
#pragma once

#include "base/language.h"

namespace sigillum::locale {

// Whether the language, in the script its tag names or in its usual one, runs from right to left.
bool is_right_to_left(const Language& language);

}  // namespace sigillum::locale
