// A document tree as text, one node a line, for tests to read.
#pragma once

#include <string>

#include "document/document.h"

namespace sigillum::compose {

// "  paragraph phrase [pl] certifies that | zaświadcza, że". Emphasis: *title*, _strong_; runs in another language than the
// node's own stand as <fr:…>; a label stands in parentheses, an alternate text in braces.
std::string dump(const document::Node& node);

// The first node with a role, depth first; nullptr when there is none.
const document::Node* find(const document::Node& node, document::Role role);
// All nodes with a role, in reading order.
std::vector<const document::Node*> find_all(const document::Node& node, document::Role role);
// The row with a heading ("Workload"); nullptr when there is none.
const document::Node* row(const document::Node& node, const std::string& heading);

}  // namespace sigillum::compose
