#include "dump.h"

#include <array>
#include <string_view>
#include <vector>

namespace sigillum::compose {
namespace {

using document::Emphasis;
using document::Kind;
using document::Node;
using document::Role;
using document::Run;

constexpr std::array<std::string_view, 14> kinds{"document", "section", "division", "heading", "paragraph", "list", "item",
                                                 "table", "row", "header", "cell", "figure", "code", "form"};

// In the order of document::Role.
constexpr std::array<std::string_view, 43> roles{
    "none", "certificate", "crown_alliance", "crown_seal", "crown_issuer", "title_lead", "title_main", "issuer", "issuer_relation",
    "phrase", "learner_name", "learner_name_latin", "statement_detail", "opportunity", "joint_phrase", "joint_universities",
    "authority", "signature_panel", "signatory", "signatory_name", "signatory_function", "place_and_date", "code", "code_call",
    "code_host", "code_number", "supporter", "supporter_caption", "supplement", "supplement_title", "supplement_subtitle", "row",
    "row_heading", "unit", "unit_heading", "key_values", "blended", "unit_list", "bullets", "outcome_group", "outcome_title",
    "value", "note"};
constexpr std::array<std::string_view, 3> last_roles{"pairs", "pair", "end_mark"};

std::string_view name_of(Role role) {
    const auto place = static_cast<std::size_t>(role);
    return place < roles.size() ? roles[place] : last_roles.at(place - roles.size());
}

// What a reader sees: that a run is whole is told by no mark.
document::Text seen(const document::Text& text) {
    document::Text joined;
    for (Run run : text) {
        run.whole = false;
        const bool goes_on = !joined.empty() && joined.back().language == run.language &&
                             joined.back().emphasis == run.emphasis;
        if (goes_on) joined.back().text += run.text;
        else joined.push_back(std::move(run));
    }
    return joined;
}

std::string shown(const document::Text& text, const Language& language) {
    std::string all;
    for (const Run& run : seen(text)) {
        std::string words;
        for (const char c : run.text) words += c == '\n' ? std::string("\\n") : std::string(1, c);
        if (run.emphasis == Emphasis::title) words = "*" + words + "*";
        if (run.emphasis == Emphasis::strong) words = "_" + words + "_";
        if (run.language != language) words = "<" + run.language.tag + ":" + words + ">";
        all += words;
    }
    return all;
}

void dump(const Node& node, const std::string& indent, const Language& main, std::string& out) {
    out += indent + std::string(kinds[static_cast<std::size_t>(node.kind)]);
    if (node.level != 0) out += std::to_string(node.level);
    if (node.role != Role::none) out += " " + std::string(name_of(node.role));
    if (!node.label.empty()) out += " (" + node.label + ")";
    if (!node.picture.empty()) out += " " + node.picture;
    if (!node.text.empty()) out += ": " + shown(node.text, main);
    if (!node.second.empty()) out += " | " + shown(node.second, node.second.front().language);
    if (!node.alternate.empty()) out += " {" + node.alternate + "}";
    out += "\n";
    for (const Node& child : node.children) dump(child, indent + "  ", main, out);
}

}  // namespace

namespace {

// The language of the first node that has one.
Language main_language(const Node& node) {
    if (!node.language.tag.empty()) return node.language;
    for (const Node& child : node.children) {
        if (const Language below = main_language(child); !below.tag.empty()) return below;
    }
    return {};
}

}  // namespace

std::string dump(const Node& node) {
    std::string out;
    dump(node, "", main_language(node), out);
    return out;
}

std::vector<const Node*> find_all(const Node& node, Role role) {
    std::vector<const Node*> found;
    if (node.role == role) found.push_back(&node);
    for (const Node& child : node.children) {
        for (const Node* below : find_all(child, role)) found.push_back(below);
    }
    return found;
}

const Node* find(const Node& node, Role role) {
    const std::vector<const Node*> found = find_all(node, role);
    return found.empty() ? nullptr : found.front();
}

const Node* row(const Node& node, const std::string& heading) {
    for (const Node* candidate : find_all(node, Role::row)) {
        if (document::plain_text(candidate->children.front().text) == heading) return candidate;
    }
    return nullptr;
}

}  // namespace sigillum::compose
