#include "compose/blocks.h"

#include <cassert>

namespace sigillum::compose {
namespace {

using document::Kind;
using document::Node;
using document::Role;
using document::Text;

// The language of a node is that of its first run; containers take none.
Language language_of(const Text& text) { return text.empty() ? Language{} : text.front().language; }

Node with_text(Kind kind, Role role, Line line) {
    Node node{.kind = kind, .role = role, .language = language_of(line.text)};
    node.text = std::move(line.text);
    node.second = std::move(line.second);
    return node;
}

Node with_children(Kind kind, Role role, Nodes children) {
    Node node{.kind = kind, .role = role};
    node.children = std::move(children);
    return node;
}

}  // namespace

Node section(Role role, Nodes children) { return with_children(Kind::section, role, std::move(children)); }
Node division(Role role, Nodes children) { return with_children(Kind::division, role, std::move(children)); }
Node paragraph(Role role, Line line) { return with_text(Kind::paragraph, role, std::move(line)); }
Node paragraph(Role role, Text text) { return paragraph(role, Line{.text = std::move(text), .second = {}}); }

Node heading(int level, Role role, Line line) {
    Node node = with_text(Kind::heading, role, std::move(line));
    node.level = level;
    return node;
}

Node bullets(std::vector<Line> items) {
    Node list = with_children(Kind::list, Role::bullets, {});
    list.children.reserve(items.size());
    for (Line& item : items) list.children.push_back(with_text(Kind::list_item, Role::none, std::move(item)));
    return list;
}

Node bullets(std::vector<Text> items) {
    std::vector<Line> lines;
    lines.reserve(items.size());
    for (Text& item : items) lines.push_back({.text = std::move(item), .second = {}});
    return bullets(std::move(lines));
}

Node header_cell(document::Scope scope, Line line) {
    Node cell = with_text(Kind::header_cell, Role::none, std::move(line));
    cell.scope = scope;
    return cell;
}

Node data_cell(Line line) { return with_text(Kind::data_cell, Role::none, std::move(line)); }
Node table_row(Nodes cells) { return with_children(Kind::table_row, Role::none, std::move(cells)); }
Node table(Role role, Nodes rows) { return with_children(Kind::table, role, std::move(rows)); }

Node key_values(std::vector<KeyValue> lines) {
    Nodes rows;
    rows.reserve(lines.size());
    for (KeyValue& line : lines) {
        Nodes cells;
        cells.push_back(header_cell(document::Scope::row, std::move(line.key)));
        cells.push_back(data_cell(std::move(line.value)));
        rows.push_back(table_row(std::move(cells)));
    }
    return table(Role::key_values, std::move(rows));
}

Node pairs(Nodes main, Nodes second) {
    assert(main.size() == second.size());
    Node all = division(Role::pairs);
    for (std::size_t i = 0; i < main.size(); ++i) {
        Node pair = division(Role::pair);
        pair.children.push_back(std::move(main[i]));
        pair.children.push_back(std::move(second[i]));
        all.children.push_back(std::move(pair));
    }
    return all;
}

}  // namespace sigillum::compose
