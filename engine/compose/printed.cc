#include "compose/printed.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace sigillum::compose {
namespace {

using credential::PrintedText;
using document::Kind;
using document::Node;
using document::Role;

std::string_view field_on_page_1(Role role) {
    switch (role) {
        case Role::title_main: return "certificate.title";
        case Role::issuer: return "certificate.issuer";
        case Role::issuer_relation: return "certificate.relation";
        case Role::phrase: return "certificate.phrase";
        case Role::learner_name: return "learner.name";
        case Role::learner_name_latin: return "learner.latin_name";
        case Role::statement_detail: return "certificate.detail";
        case Role::opportunity: return "certificate.opportunity";
        case Role::joint_phrase: return "certificate.joint_phrase";
        case Role::joint_universities: return "certificate.joint_universities";
        case Role::signatory_name: return "certificate.signatory";
        case Role::signatory_function: return "certificate.function";
        case Role::place_and_date: return "certificate.place_and_date";
        case Role::code_call: return "certificate.code.call";
        case Role::code_host: return "certificate.code.host";
        case Role::code_number: return "certificate.number";
        case Role::supporter_caption: return "certificate.supporter.caption";
        case Role::supporter: return "certificate.supporter";
        default: return "certificate.panel";
    }
}

// The part of a row that a node is.
std::string_view part_of_row(const Node& node) {
    if (node.role == Role::row_heading) return "heading";
    if (node.role == Role::note) return "note";
    if (node.kind == Kind::header_cell || node.role == Role::outcome_title) return "key";
    return "value";
}

class Reader {
  public:
    std::vector<PrintedText> texts;

    void read(const Node& node) {
        switch (node.role) {
            case Role::crown_alliance: case Role::crown_seal: case Role::crown_issuer: return;  // marks, not words
            case Role::supplement: prefix_ = "supplement."; break;
            case Role::unit:
                unit_ = node.children.front().label;
                prefix_ = "unit." + unit_ + ".";
                break;
            case Role::row: row_ = prefix_ + node.children.front().label + "."; break;
            default: break;
        }
        if (!node.text.empty()) add(field_of(node), node.text);
        if (!node.second.empty()) add(field_of(node), node.second);
        for (const Node& child : node.children) read(child);
    }

  private:
    std::string field_of(const Node& node) const {
        switch (node.role) {
            case Role::supplement_title: return "supplement.title";
            case Role::supplement_subtitle: return "supplement.subtitle";
            case Role::end_mark: return "supplement.end";
            case Role::unit_heading: return prefix_ + "label";
            default: break;
        }
        if (prefix_.empty()) return std::string(field_on_page_1(node.role));
        return row_ + std::string(part_of_row(node));
    }

    void add(std::string field, const document::Text& text) {
        std::string line = document::plain_text(text);
        std::replace(line.begin(), line.end(), '\n', ' ');
        texts.push_back({std::move(field), text.front().language, std::move(line)});
    }

    std::string prefix_, row_, unit_;
};

}  // namespace

std::vector<PrintedText> printed_texts(const document::Document& document) {
    Reader reader;
    reader.read(document.root);
    return std::move(reader.texts);
}

}  // namespace sigillum::compose
