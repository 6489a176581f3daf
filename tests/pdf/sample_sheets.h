// Whole documents with everything the writer knows, for outside programs to judge.
#pragma once

#include "sheet.h"

namespace sigillum::pdf::test {

// Two pages: frame, mark, headings, a name, both languages, list, table, picture with transparency, code with
// link, running head and foot, bookmarks, attached record; with a signature field.
Sheet certificate();

// The same for another learner: name, date and code differ.
Sheet certificate_of(std::string_view name);

}  // namespace sigillum::pdf::test
