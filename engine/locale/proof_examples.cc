#include "locale/proof_examples.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace sigillum::locale {
namespace {

using Row = std::pair<std::string_view, std::string_view>;

// Arguments that have their own example in one message, written “key/argument”; then those of all messages.
constexpr Row plain_examples[] = {
    {"alternate.logo/name", example_universities[0]},
    {"unit.continued/name", "Data and Society"},
    {"print.paper/page", "210 × 297"},
    {"print.paper.marks/page", "210 × 297"},
    {"print.paper.marks/sheet", "226 × 313"},
    {"print.contents.pile/sheet", "14"},
    {"workload.other/unit", "CP"},
    {"review.section.unit/unit", "u1"},
    {"review.column.unit_grade/unit", "u1"},
    {"address", "https://verify.example.edu"},
    {"affiliation", example_universities[1]},
    {"alliance", "Polaris"},
    {"begin_day", "20"},
    {"bleed", "3"},
    {"certificates", "250"},
    {"code", "0613"},
    {"command", "sigillum issue --reviewed"},
    {"count", "2"},
    {"day", "3"},
    {"end_day", "3"},
    {"form", "neutral"},
    {"funding", "Erasmus+"},
    {"grade", "18/20"},
    {"host", "verify.example.edu"},
    {"identity", "yes"},
    {"language", "français"},
    {"learner", "Zoë Nováková-Ångström"},
    {"meaning", "cum laude"},
    {"month", "3"},
    {"learners", "120"},
    {"name", "Zoë Nováková-Ångström"},
    {"number", "3"},
    {"own", "certificates.example.edu"},
    {"page", "2"},
    {"pages", "5"},
    {"part", "1"},
    {"parts", "3"},
    {"pile", "2"},
    {"piles", "4"},
    {"place", "Valletta"},
    {"programme", "Minor in Digital Transformation"},
    {"setting", "online"},
    {"sheets", "125"},
    {"signer", "Prof. Łucja Østergård"},
    {"supervised", "yes"},
    {"text", example_universities[2]},
    {"university", example_universities[0]},
};

// Arguments that a document fills with another text of the catalogue.
constexpr Row message_examples[] = {
    {"assessment", "assessment.oral-examination"},
    {"awarding_body", "awarding.on_behalf_of"},
    {"certificate", "name.completion"},
    {"conditions", "assessment.conditions"},
    {"credential", "name.achievement.academic"},
    {"kind", "row.opportunity"},
    {"opportunity", "opportunity.titled"},
    {"relation", "relation.member_of"},
    {"standing", "standing.preview"},
    {"words", "row.learner"},
};

template <std::size_t count>
std::optional<std::string_view> found_in(const Row (&rows)[count], std::string_view name) {
    const Row* row = std::find_if(rows, rows + count, [&](const Row& each) { return each.first == name; });
    if (row == rows + count) return std::nullopt;
    return row->second;
}

const std::string* chosen(const Choices& choices, std::string_view argument) {
    for (const Choice& choice : choices) {
        if (choice.argument == argument) return &choice.value;
    }
    return nullptr;
}

int chosen_number(const Choices& choices, std::string_view argument, int otherwise) {
    const std::string* text = chosen(choices, argument);
    if (text != nullptr) std::from_chars(text->data(), text->data() + text->size(), otherwise);
    return otherwise;
}

// The date that stands in a message, on the day and in the month that were chosen.
std::optional<std::string> date_in(const Catalogue& catalogue, std::string_view key,
                                   std::string_view argument, const Choices& choices) {
    const auto number = [&](std::string_view name, int otherwise) {
        return chosen_number(choices, name, otherwise);
    };
    const DateRange range{Date{2026, 5, number("begin_day", 20)}, Date{2026, 6, number("end_day", 3)}};
    if (argument == "begin") return catalogue.date(range.begin);
    if (argument == "end") return catalogue.date(range.end);
    if (argument == "range") return catalogue.date_range(range);
    if (argument == "time") return catalogue.date(Date{2026, 7, 3});
    if (argument != "date") return std::nullopt;
    if (key == "statement.born.year") return catalogue.date(PartialDate{2002, 0, 0});
    if (key == "statement.born.month") return catalogue.date(PartialDate{2002, number("month", 3), 0});
    if (key == "statement.born.day") return catalogue.date(Date{2002, number("month", 3), number("day", 14)});
    return catalogue.date(Date{2026, 7, number("day", 3)});
}

}  // namespace

Result<std::string> ProofExamples::message(std::string_view key) const {
    Arguments arguments;
    if (const auto* names = catalogue_->arguments(key)) {
        for (const std::string& name : *names) {
            auto example = of(key, name, {});
            if (!example) return example;
            arguments[name] = *example;
        }
    }
    return catalogue_->message(key, arguments);
}

Result<std::string> ProofExamples::of(std::string_view key, std::string_view argument,
                                      const Choices& choices) const {
    if (const std::string* value = chosen(choices, argument)) return *value;
    if (auto date = date_in(*catalogue_, key, argument, choices)) return *std::move(date);
    if (argument == "amount") {
        const std::string* count = chosen(choices, "count");
        return catalogue_->decimal(count != nullptr ? *count : "2.5");
    }
    if (argument == "weight") return catalogue_->decimal("37.5");
    if (key == "metadata.title.standing" && argument == "title") return message("metadata.title");
    if (argument == "title") return catalogue_->quoted("Foundations of Data Literacy");
    if (key == "further.isced_f" && argument == "name") {
        const std::string* field = catalogue_->field_of_education("0613");
        return field != nullptr ? *field : "Software and applications development and analysis";
    }
    if (const auto text = found_in(plain_examples, fmt::format("{}/{}", key, argument)))
        return std::string(*text);
    if (const auto other = found_in(message_examples, argument)) return message(*other);
    if (const auto text = found_in(plain_examples, argument)) return std::string(*text);
    return fail(missing_argument, {.file = catalogue_->language().tag + ".json", .field = std::string(key)},
                fmt::format("no example for “{}”", argument), "one in engine/locale/proof_examples.cc");
}

}  // namespace sigillum::locale
