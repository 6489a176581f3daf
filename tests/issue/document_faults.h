// Faults that no document may have, found by looking at its finished pages.
#pragma once

#include <string>
#include <vector>

#include "issue/workshop.h"
#include "page/page.h"

namespace sigillum::issue {

// What typeset::faults() and, on page 1, typeset::ink_faults() find within the margins; each in words.
std::vector<std::string> document_faults(const page::Pages& pages, const Workshop& workshop);

}  // namespace sigillum::issue
