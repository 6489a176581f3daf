#include "pdf/node_index.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace sigillum::pdf {
namespace {

using document::Kind;
using document::Role;

bool is_of_one_learner(const document::Node& node) {
    if (node.sharing == document::Sharing::by_none) return true;
    switch (node.role) {
        case Role::learner_name:
        case Role::learner_name_latin:
        case Role::statement_detail:
        case Role::code:
        case Role::code_number:
            return true;
        default:
            return false;
    }
}

bool begins_passage(const document::Node& node) {
    if (node.role == Role::row) return node.sharing != document::Sharing::by_all;
    return is_of_one_learner(node) || node.role == Role::unit_heading;
}

}  // namespace

NodeIndex::NodeIndex(const document::Document& document) {
    entries_.reserve(512);
    add(document.root, -1);
    if (entries_[0].language->tag.empty()) {
        // Nodes without a language of their own or above them speak the document's.
        for (Entry& entry : entries_) {
            if (entry.language->tag.empty()) entry.language = &document.main;
        }
    }
}

void NodeIndex::add(const document::Node& node, document::NodeId parent) {
    const auto id = static_cast<document::NodeId>(entries_.size());
    assert(node.id == id && "the document's nodes are numbered depth first");
    Entry entry{&node, parent, &node.language, id, is_of_one_learner(node)};
    if (parent >= 0) {
        if (node.language.tag.empty()) entry.language = (*this)[parent].language;
        if (!begins_passage(node)) {
            entry.passage = (*this)[parent].passage;
            entry.of_one_learner = (*this)[parent].of_one_learner;
        }
    }
    entries_.push_back(entry);
    for (const document::Node& child : node.children) add(child, id);
}

ByteView structure_type(const document::Node& node) {
    static constexpr std::array<ByteView, 6> headings{"H1", "H2", "H3", "H4", "H5", "H6"};
    switch (node.kind) {
        case Kind::document:
            return "Document";
        case Kind::section:
            return "Sect";
        case Kind::division:
            return "Div";
        case Kind::heading:
            return headings[static_cast<std::size_t>(std::clamp(node.level, 1, 6) - 1)];
        case Kind::paragraph:
            return "P";
        case Kind::list:
            return "L";
        case Kind::list_item:
            return "LI";
        case Kind::table:
            return "Table";
        case Kind::table_row:
            return "TR";
        case Kind::header_cell:
            return "TH";
        case Kind::data_cell:
            return "TD";
        case Kind::figure:
            return "Figure";
        case Kind::code:
            return "Link";
        case Kind::form:
            return "Form";
    }
    return "Div";
}

ByteView content_type(const document::Node& node, bool label) {
    switch (node.kind) {
        case Kind::list_item:
            return label ? "Lbl" : "LBody";
        case Kind::document:
        case Kind::section:
        case Kind::division:
        case Kind::form:
            return "P";
        case Kind::code:
            return "Figure";
        default:
            return structure_type(node);
    }
}

}  // namespace sigillum::pdf
