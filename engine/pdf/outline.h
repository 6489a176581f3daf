// The outline: bookmarks that lead to headings (ISO 32000-1, 12.3.3).
#pragma once

#include <vector>

#include "page/page.h"
#include "pdf/object_file.h"

namespace sigillum::pdf {

struct OutlineInput {
    const page::Pages& pages;
    const std::vector<Reference>& page_objects;
    const std::vector<Reference>& element_of;  // by node; see Structure
};

// Adds the outline, every entry open, and gives its root; nothing when there are no bookmarks. A level that
// skips one counts as one below the entry above it.
Reference add_outline(ObjectFile& file, const OutlineInput& input);

}  // namespace sigillum::pdf
