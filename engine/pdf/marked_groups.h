// The items of a page gathered into marked-content sequences (ISO 32000-1, 14.6): what stands together and
// belongs to one owner in one language.
#pragma once

#include <cstddef>
#include <vector>

#include "font/subset.h"
#include "page/page.h"
#include "pdf/actual_text.h"
#include "pdf/font_set.h"
#include "pdf/node_index.h"

namespace sigillum::pdf {

struct MarkedGroup {
    std::size_t begin = 0;               // of the page's items
    std::size_t end = 0;                 // behind the last
    page::Owner owner;                   // `label` is set for list items alone
    const Language* language = nullptr;  // where it differs from the owner's
    bool actual_text = false;            // its one item is text that must be spelled out (needs_actual_text)
    int mcid = -1;                       // numbered on the page; -1 for an artifact
    document::NodeId passage = 0;        // negative for running heads
    bool of_one_learner = false;         // see NodeIndex::Entry; running heads name the learner too

    bool is_artifact() const { return owner.node < 0; }
};

struct MarkedPage {
    std::vector<MarkedGroup> groups;
    int mcids = 0;
    // By item: whether a space must follow its text, since the same node's text goes on elsewhere. Without it
    // a program that reads marked content would join the last word of a line and the first of the next.
    std::vector<bool> space_after;
};

// Gathers the items of all pages. The index must outlive the result.
std::vector<MarkedPage> mark(const page::Pages& pages, const NodeIndex& nodes, const FontSet& fonts,
                             ReadBackMemory& memory);

}  // namespace sigillum::pdf
