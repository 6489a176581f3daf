// The elements of a structure tree before they are written: which node becomes which elements, and what hangs
// on each.
#pragma once

#include <cstddef>
#include <vector>

#include "base/bytes.h"
#include "pdf/structure.h"

namespace sigillum::pdf {

// A child of an element: another element, marked content of a page, or an annotation.
struct StructureKid {
    enum class Kind { element, content, annotation };
    Kind kind = Kind::element;
    int value = 0;         // the element's place, the MCID, or the annotation's place in the input
    std::size_t page = 0;  // of content and annotations
    int next = -1;         // the kid's following sibling
};

struct StructureElement {
    ByteView type;
    const document::Node* node = nullptr;
    bool is_outer = true;  // the node's own element, not one inside it that holds its content
    int parent = -1;       // place; -1 for the topmost
    int first_kid = -1;
    int last_kid = -1;
};

struct StructureElements {
    std::vector<StructureElement> elements;  // parents before their children, in reading order
    std::vector<StructureKid> kids;
    std::vector<int> outer_of;               // by node: its own element; -1 for none
    std::vector<std::vector<int>> owner_of;  // by page and MCID: the element
    std::vector<int> owner_of_annotation;    // by place in the input

    // The page of the first marked content directly in the element; -1 when it has none.
    int page_of(const StructureElement& element) const;
};

StructureElements structure_elements(const StructureInput& input);

}  // namespace sigillum::pdf
