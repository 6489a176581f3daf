#include "credential/edition_file.h"

#include <algorithm>

#include "credential/learner_fields.h"
#include "credential/opportunity_fields.h"
#include "credential/plain_text.h"

namespace sigillum::credential {
namespace {

constexpr Field<Signatory> signatory_fields[] = {
    {"name", member<&Signatory::name>},
    {"function", member<&Signatory::function>},
    {"university", member<&Signatory::university>},
};

constexpr Field<Unit> unit_fields[] = {
    {"id", member<&Unit::id>},
    {"kind", [](const Value& value, Unit& unit,
                Reading& reading) { read_value(value, unit.opportunity.kind, reading); }},
    {"title", [](const Value& value, Unit& unit,
                 Reading& reading) { read_value(value, unit.opportunity.title, reading); }},
    {"university", member<&Unit::university>},
    {"workload", member<&Unit::workload>},
    {"eqf_level", member<&Unit::eqf_level>},
    {"outcomes", member<&Unit::outcomes>},
    {"languages_of_instruction", member<&Unit::languages_of_instruction>},
    {"participation", member<&Unit::participation>},
    {"instructors", member<&Unit::instructors>},
    {"assessment", member<&Unit::assessment>},
    {"grading_scheme", member<&Unit::grading_scheme>},
    {"grade_meanings", member<&Unit::grade_meanings>},
    {"further", member<&Unit::further>},
};

constexpr int last_header_row = 1000;

// One column of the list, or those from which a name is joined.
void read_own_names(const Value& value, std::vector<std::string>& names, Reading& reading) {
    if (value.kind == ValueKind::array) return read_value(value, names, reading);
    names = {plain_text(value, reading)};
}

void read_columns(const Value& value, LearnersSource& source, Reading& reading) {
    if (value.kind != ValueKind::table)
        return reading.wrong_kind(value, "a table: our name = \"the list's own\"");
    for (const Member& entry : value.members) {
        const Reading::Inside inside(reading, entry.key, entry.at);
        const auto known = learner_keys();
        if (!entry.key.starts_with(unit_grade_prefix) &&
            std::find(known.begin(), known.end(), entry.key) == known.end()) {
            reading.error(unknown_key, entry.at, fmt::format("unknown key “{}”", entry.key),
                          suggestion(entry.key, known));
        }
        read_own_names(entry.value, source.columns[entry.key], reading);
    }
}

void read_header_row(const Value& value, LearnersSource& source, Reading& reading) {
    int row = 0;
    const int errors_before = reading.errors();
    read_value(value, row, reading);
    if (reading.errors() > errors_before) return;
    if (row >= 1 && row <= last_header_row) {
        source.header_row = row;
    } else {
        reading.error(bad_number, value.at, fmt::format("row {}", row),
                      fmt::format("a row from 1 to {}", last_header_row));
    }
}

constexpr Field<LearnersSource> learners_fields[] = {
    {"file", member<&LearnersSource::file>},
    {"encoding", member<&LearnersSource::encoding>},
    {"columns", read_columns},
    {"ignore", member<&LearnersSource::ignored>},
    {"delimiter", member<&LearnersSource::delimiter>},
    {"sheet", member<&LearnersSource::sheet>},
    {"header_row", read_header_row},
    {"dates", member<&LearnersSource::dates>},
};

constexpr std::size_t most_learners_in_edition = 10000;

void read_learners(const Value& value, EditionFile& edition, Reading& reading) {
    if (value.kind == ValueKind::table) {
        return read_table(value, std::span<const Field<LearnersSource>>(learners_fields), edition.learners,
                          reading);
    }
    if (value.kind != ValueKind::array) return reading.wrong_kind(value, "a table, or a list of learners");
    if (value.items.size() > most_learners_in_edition) {
        return reading.error(too_many_items, value.at, fmt::format("{} learners", value.items.size()),
                             fmt::format("at most {} in an edition file; longer lists in a file of their own",
                                         most_learners_in_edition));
    }
    edition.learners.given.emplace();
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        const Reading::Inside inside(reading, i + 1, value.items[i].at);
        read_value(value.items[i], edition.learners.given->emplace_back(), reading);
    }
}

// The place of "place and date": one spelling, or one a language.
void read_place(const Value& value, EditionFile& edition, Reading& reading) {
    LocalText place;
    read_value(value, place, reading);
    edition.place = place.in(reading.main_language());
    if (value.kind == ValueKind::table) edition.place_by_language = std::move(place);
}

void read_file_name(const Value& value, EditionFile& edition, Reading& reading) {
    std::string pattern;
    const int errors_before = reading.errors();
    read_value(value, pattern, reading);
    if (reading.errors() > errors_before) return;
    if (const auto fault = fault_in_file_name(pattern)) {
        return reading.error(
            bad_file_name, value.at, fmt::format("“{}”: {}", pattern, *fault),
            fmt::format("letters, digits, “-”, “_” and the places {}; {{number}} always, 60 bytes at most",
                        places_in_file_names));
    }
    edition.file_name = std::move(pattern);
}

// Messages whose line breaks are part of the design: the title of page 1.
constexpr std::string_view title_prefix = "title.";

// Message keys hold dots; written without quotation marks they arrive as tables within tables.
void read_texts(const Value& value, EditionFile& edition, Reading& reading, const std::string& key) {
    for (const Member& entry : value.members) {
        const Reading::Inside inside(reading, entry.key, entry.at);
        const std::string full = key.empty() ? entry.key : key + "." + entry.key;
        const bool deeper = entry.value.kind == ValueKind::table && !entry.value.members.empty() &&
                            !language_from_tag(entry.value.members.front().key);
        if (deeper) {
            read_texts(entry.value, edition, reading, full);
        } else if (full.starts_with(title_prefix)) {
            read_title(entry.value, edition.text_overrides[full], reading);
        } else {
            read_value(entry.value, edition.text_overrides[full], reading);
        }
    }
}

void read_all_texts(const Value& value, EditionFile& edition, Reading& reading) {
    if (value.kind != ValueKind::table) return reading.wrong_kind(value, "a table: message key = text");
    read_texts(value, edition, reading, {});
}

constexpr Field<EditionFile> edition_fields[] = {
    {"$schema", [](const Value&, EditionFile&, Reading&) {}},  // for editors of edition.json
    {"id", member<&Edition::id>},
    {"type", member<&Edition::type>},
    {"character", member<&Edition::character>},
    {"languages", member<&Edition::languages>},
    {"directory", member<&EditionFile::directory_file>},
    {"learners", read_learners},
    {"issuer", member<&Edition::issuer>},
    {"relation", member<&Edition::relation>},
    {"opportunity", member<&Edition::opportunity>},
    {"joint_universities", member<&Edition::joint_universities>},
    {"supporters", member<&Edition::supporters>},
    {"taking_place", member<&Edition::taking_place>},
    {"place", read_place},
    {"document_date", member<&Edition::document_date>},
    {"date_of_issuing", member<&Edition::date_of_issuing>},
    {"valid_until", member<&Edition::valid_until>},
    {"signatories", member<&Edition::signatories>},
    {"workload", member<&Edition::workload>},
    {"eqf_level", member<&Edition::eqf_level>},
    {"outcomes", member<&Edition::outcomes>},
    {"units", member<&Edition::units>},
    {"languages_of_instruction", member<&Edition::languages_of_instruction>},
    {"participation", member<&Edition::participation>},
    {"instructors", member<&Edition::instructors>},
    {"assessment", member<&Edition::assessment>},
    {"grading_scheme", member<&Edition::grading_scheme>},
    {"grade_meanings", member<&Edition::grade_meanings>},
    {"quality_assurance", member<&Edition::quality_assurance>},
    {"stackability", member<&Edition::stackability>},
    {"further", member<&Edition::further>},
    {"prerequisites", member<&Edition::prerequisites>},
    {"texts", read_all_texts},
    {"profiles", member<&Edition::profiles>},
    {"theme", member<&Edition::theme>},
    {"show_latin_name", member<&Edition::show_latin_name>},
    {"file_name", read_file_name},
    {"requires_reviewed_catalogues", member<&Edition::requires_reviewed_catalogues>},
};

// Texts without a language are in the main one, so that has to be known before anything else is read.
Language main_language_of(const Value& edition) {
    const Value* languages = edition.find("languages");
    if (languages == nullptr || languages->items.empty()) return {"en"};
    return language_from_tag(languages->items.front().text).value_or(Language{"en"});
}

}  // namespace

void read_value(const Value& value, Signatory& signatory, Reading& reading) {
    read_table(value, std::span<const Field<Signatory>>(signatory_fields), signatory, reading);
}

void read_value(const Value& value, Unit& unit, Reading& reading) {
    read_table(value, std::span<const Field<Unit>>(unit_fields), unit, reading);
}

EditionFile edition_from_value(const Value& value, const std::string& file, Findings& findings,
                               Places& places) {
    EditionFile edition;
    Reading reading(file, main_language_of(value), findings, places);
    read_table(value, std::span<const Field<EditionFile>>(edition_fields), edition, reading);
    return edition;
}

std::vector<std::pair<std::string_view, std::vector<std::string_view>>> edition_keys() {
    auto keys = opportunity_keys();
    keys.emplace_back("", keys_of(std::span<const Field<EditionFile>>(edition_fields)));
    keys.emplace_back("unit", keys_of(std::span<const Field<Unit>>(unit_fields)));
    keys.emplace_back("signatory", keys_of(std::span<const Field<Signatory>>(signatory_fields)));
    keys.emplace_back("learnersList", keys_of(std::span<const Field<LearnersSource>>(learners_fields)));
    keys.emplace_back("learner", learner_keys());
    keys.emplace_back("completedUnit", completed_unit_keys());
    return keys;
}

}  // namespace sigillum::credential
