#include "compose/printed.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace sigillum::compose {
namespace {

using credential::PrintedText;
using document::Kind;
using document::Node;
using document::Role;

std::string_view field_on_page_1(Role role) {
    switch (role) {
        case Role::title_main:
            return "certificate.title";
        case Role::issuer:
            return "certificate.issuer";
        case Role::issuer_relation:
            return "certificate.relation";
        case Role::phrase:
            return "certificate.phrase";
        case Role::learner_name:
            return "learner.name";
        case Role::learner_name_latin:
            return "learner.latin_name";
        case Role::statement_detail:
            return "certificate.detail";
        case Role::opportunity:
            return "certificate.opportunity";
        case Role::joint_phrase:
            return "certificate.joint_phrase";
        case Role::joint_universities:
            return "certificate.joint_universities";
        case Role::signatory_name:
            return "certificate.signatory";
        case Role::signatory_function:
            return "certificate.function";
        case Role::place_and_date:
            return "certificate.place_and_date";
        case Role::code_call:
            return "certificate.code.call";
        case Role::code_host:
            return "certificate.code.host";
        case Role::supporter_caption:
            return "certificate.supporter.caption";
        case Role::supporter:
            return "certificate.supporter";
        default:
            return "certificate.panel";
    }
}

// The part of a row that a node is.
std::string_view part_of_row(const Node& node) {
    if (node.role == Role::row_heading) return "heading";
    if (node.role == Role::note) return "note";
    if (node.kind == Kind::header_cell || node.role == Role::outcome_title) return "key";
    return "value";
}

// Hands each text to take(field, language, text); the views live as long as the call.
template <class Take>
class Reader {
  public:
    explicit Reader(Take take) : take_(std::move(take)) {}

    void read(const Node& node) {
        switch (node.role) {
            case Role::crown_alliance:
            case Role::crown_seal:
            case Role::crown_issuer:
                return;  // marks, not words
            case Role::supplement:
                prefix_ = "supplement.";
                break;
            case Role::unit:
                prefix_ = "unit." + node.children.front().label + ".";
                break;
            case Role::row:
                return read_row(node);
            default:
                break;
        }
        read_content(node);
    }

  private:
    void read_row(const Node& node) {
        if (take_.knows(node)) return;
        row_ = prefix_ + node.children.front().label + ".";
        read_content(node);
        take_.end_of_row(node);
    }

    void read_content(const Node& node) {
        if (node.role == Role::code_number) return read_number(node);
        if (!node.text.empty()) {
            const std::string_view field = field_of(node);
            add(field, node.text);
            if (!node.second.empty()) add(field, node.second);
        }
        for (const Node& child : node.children) read(child);
    }

    // "No. / Nr 7K4Q-…": the label, the label in the second language, the number.
    void read_number(const Node& node) {
        const bool local = !node.label.empty();
        const std::string_view label =
            local ? "certificate.register_number.label" : "certificate.number.label";
        const std::string& words = node.text.front().text;
        take_(label, node.text.front().language,
              std::string_view(words).substr(0, words.find_last_not_of(' ') + 1));
        if (!node.second.empty()) add(label, node.second);
        const document::Run& number = node.text.back();
        take_(local ? "certificate.register_number" : "certificate.number", number.language, number.text);
    }

    std::string_view field_of(const Node& node) {
        switch (node.role) {
            case Role::supplement_title:
                return "supplement.title";
            case Role::supplement_subtitle:
                return "supplement.subtitle";
            case Role::end_mark:
                return "supplement.end";
            case Role::unit_heading:
                field_ = prefix_;
                return field_ += "label";
            default:
                break;
        }
        if (prefix_.empty()) return field_on_page_1(node.role);
        field_ = row_;
        return field_ += part_of_row(node);
    }

    void add(std::string_view field, const document::Text& text) {
        const bool as_it_is = text.size() == 1 && text.front().text.find('\n') == std::string::npos;
        if (as_it_is) return take_(field, text.front().language, text.front().text);
        std::string line = document::plain_text(text);
        std::replace(line.begin(), line.end(), '\n', ' ');
        take_(field, text.front().language, line);
    }

    Take take_;
    std::string prefix_, row_, field_;
};

struct TakeTexts {
    std::vector<PrintedText>& texts;

    void operator()(std::string_view field, const Language& language, std::string_view text) const {
        texts.push_back({std::string(field), language, std::string(text)});
    }
    static bool knows(const Node& /*row*/) { return false; }
    static void end_of_row(const Node& /*row*/) {}
};

}  // namespace

// Takes entries over whole that a row of the same origin had.
struct PrintedEntries::Take {
    Bytes& entries;
    EntriesByOrigin& known;
    std::size_t row_begin = 0;

    void operator()(std::string_view field, const Language& language, std::string_view text) const {
        credential::append_printed(field, language, text, entries);
    }
    bool knows(const Node& row) {
        row_begin = entries.size();
        if (!row.origin.known()) return false;
        const auto found = known.find(row.origin.value());
        if (found == known.end()) return false;
        entries += found->second;
        return true;
    }
    void end_of_row(const Node& row) {
        // The first entry of all has no comma before it.
        if (row.origin.known() && row_begin > 0) known.emplace(row.origin.value(), entries.substr(row_begin));
    }
};

std::vector<PrintedText> printed_texts(const document::Document& document) {
    std::vector<PrintedText> texts;
    Reader(TakeTexts{texts}).read(document.root);
    return texts;
}

Bytes PrintedEntries::of(const document::Document& document) {
    Bytes entries;
    entries.reserve(16384);
    Reader(Take{entries, known_}).read(document.root);
    return entries;
}

}  // namespace sigillum::compose
