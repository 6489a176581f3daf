// The meaning tree laid flat, with what its nodes become in the file.
#pragma once

#include <vector>

#include "base/bytes.h"
#include "document/document.h"

namespace sigillum::pdf {

// The nodes of a document by their number.
class NodeIndex {
  public:
    struct Entry {
        const document::Node* node = nullptr;
        document::NodeId parent = -1;
        const Language* language = nullptr;  // the node's own, or that of the nearest ancestor that has one
        // The nearest node, itself or above, whose content a learner's data may change as a whole: a numbered
        // row that is not everyone's, the name, the code. Content of one passage is compressed together.
        document::NodeId passage = 0;
        bool of_one_learner = false;  // whether the passage is nearly always another one in each document
    };

    // The document must outlive the index and be numbered (document::number_nodes).
    explicit NodeIndex(const document::Document& document);

    const Entry& operator[](document::NodeId id) const { return entries_[static_cast<std::size_t>(id)]; }
    int size() const { return static_cast<int>(entries_.size()); }
    bool contains(document::NodeId id) const { return id >= 0 && id < size(); }

  private:
    void add(const document::Node& node, document::NodeId parent);

    std::vector<Entry> entries_;
};

// The standard structure type (ISO 32000-1, 14.8.4) of a node.
ByteView structure_type(const document::Node& node);

// The structure type of the element that holds a node's items on the page: a list item keeps them in its
// label or body, a grouping node in a paragraph of its own, a code in the figure inside its link.
ByteView content_type(const document::Node& node, bool label);

}  // namespace sigillum::pdf
