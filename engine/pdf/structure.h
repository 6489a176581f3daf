// The structure tree (ISO 32000-1, 14.7): the document's nodes as elements that refer to marked content and
// annotations.
#pragma once

#include <vector>

#include "base/result.h"
#include "page/page.h"
#include "pdf/marked_groups.h"
#include "pdf/node_index.h"
#include "pdf/object_file.h"

namespace sigillum::pdf {

// An annotation that a node's element refers to.
struct TaggedAnnotation {
    document::NodeId node = -1;
    std::size_t page = 0;  // index
    Reference object;
    int struct_parent = 0;  // its key in the parent tree
};

struct StructureInput {
    const page::Pages& pages;
    const NodeIndex& nodes;
    const std::vector<MarkedPage>& marked;
    const std::vector<Reference>& page_objects;
    const std::vector<TaggedAnnotation>& annotations;
    const FontSet& fonts;
};

struct Structure {
    Reference root;                     // StructTreeRoot
    std::vector<Reference> element_of;  // by node; none where the node shows nothing
};

// Adds the tree to the file. Page i has key i in the parent tree, annotations have their own. Nodes that show
// nothing are left out, but for the cells of a row, which keep its columns in step. Errors:
// missing_alternate_text for a figure, code or form that shows something and has no text to stand for it.
Result<Structure> add_structure(ObjectFile& file, const StructureInput& input);

}  // namespace sigillum::pdf
