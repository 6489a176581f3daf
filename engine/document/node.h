// One node of the meaning tree.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/language.h"
#include "document/role.h"
#include "document/text.h"

namespace sigillum::document {

// What a node is for a reader who cannot see the page. Maps one to one to the standard structure types of
// ISO 32000-1, 14.8.4; nothing is invented, so no role map is needed.
enum class Kind {
    document,     // Document: the root
    section,      // Sect
    division,     // Div
    heading,      // H1 … H6, by `level`
    paragraph,    // P
    list,         // L
    list_item,    // LI: a label (bullet or number) and a body
    table,        // Table
    table_row,    // TR
    header_cell,  // TH, with `scope`
    data_cell,    // TD
    figure,       // Figure, with `alternate`; `picture` says which
    code,         // Link around a Figure: the QR code and its address
    form,         // Form: the signature field
};

enum class Scope { none, row, column };

// Which learners' documents have a part as it is, of those in the same languages. A hint for whoever keeps
// what is made of it.
enum class Sharing { by_some, by_all, by_none };

// The place of a node in its document, in reading order (depth first); the root is 0.
using NodeId = int;

// Where a part comes from that many documents have: parts of one origin are the same but for the numbers of
// their nodes. It says where to look for what was made of such a part before, and nothing of what it is: two
// nodes may be equal and have different origins.
class Origin {
  public:
    Origin() = default;  // none
    // One that no other part has.
    static Origin unique();

    bool known() const { return value_ != 0; }
    std::uint64_t value() const { return value_; }
    bool operator==(const Origin& /*other*/) const { return true; }

  private:
    std::uint64_t value_ = 0;
};

struct Node {
    Kind kind = Kind::division;
    Role role = Role::none;
    NodeId id = -1;  // set by number_nodes()
    int level = 0;   // of a heading, 1 to 6
    Scope scope = Scope::none;
    Language language;  // of the text below, unless a run says otherwise
    Text text;          // own text; for a list item the text of its body
    Text second;        // the same in the second language of the document, or empty
    std::string
        label;  // number of a row ("7", "1.2") or of a list item ("1"); a list item without one has a bullet
    std::string alternate;  // of a figure, a code or a form: what stands for it when it cannot be seen
    std::string picture;    // of a figure: the name under which the prepared pictures hold it
    Sharing sharing = Sharing::by_some;
    Origin origin;
    std::vector<Node> children;

    bool operator==(const Node&) const = default;
};

}  // namespace sigillum::document
