#include "locale/direction.h"

#include <unicode/uloc.h>

namespace sigillum::locale {

bool is_right_to_left(const Language& language) { return uloc_isRightToLeft(language.tag.c_str()) != 0; }

}  // namespace sigillum::locale
