// The shapes of nodes that docs/document-tree.md agrees on.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "compose/voice.h"
#include "document/node.h"

namespace sigillum::compose {

using Nodes = std::vector<document::Node>;

document::Node section(document::Role role, Nodes children = {});
document::Node division(document::Role role, Nodes children = {});
document::Node paragraph(document::Role role, Line line);
document::Node heading(int level, document::Role role, Line line);

// A paragraph or list of one language alone, as the sides of a pair have it.
document::Node paragraph(document::Role role, document::Text text);
document::Node bullets(std::vector<document::Text> items);
document::Node bullets(std::vector<Line> items);

// One line of a key_values table; lines whose value is empty must not be made.
struct KeyValue {
    Line key;
    Line value;
};
document::Node key_values(std::vector<KeyValue> lines);

document::Node header_cell(document::Scope scope, Line line);
document::Node data_cell(Line line);
document::Node table_row(Nodes cells);
document::Node table(document::Role role, Nodes rows);

// Two languages side by side, block by block. Both sides must have the same number of blocks.
document::Node pairs(Nodes main, Nodes second);

}  // namespace sigillum::compose
