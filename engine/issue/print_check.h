// Every certificate of a print job made once without being kept: what keeps one from being printed is found
// before anything is written, and the glyphs that the job's fonts need are known.
#pragma once

#include <vector>

#include "base/findings.h"
#include "font/subset.h"
#include "issue/copy_press.h"
#include "issue/print_list.h"

namespace sigillum::issue {

// A certificate that can be printed, with what of its original is needed again.
struct CheckedEntry {
    CopyOrder order;
    int pages = 0;
};

struct PrintCheck {
    std::vector<CheckedEntry> entries;  // in the order of the list; complete only without errors
    font::GlyphUse glyphs;
    Findings findings;
};

// Reads each original, compares it with the registry, and makes its copy. `request` says where the originals
// are and with how many threads to work.
PrintCheck check_print(const Workshop& workshop, const PrintLook& look,
                       const std::vector<PrintEntry>& entries, const PrintRequest& request);

}  // namespace sigillum::issue
