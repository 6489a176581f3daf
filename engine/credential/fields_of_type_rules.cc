// Annex 3, the M / O / C / – columns of its tables.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "credential/isced_f.h"
#include "credential/reading.h"
#include "credential/rules.h"
#include "credential/words.h"

namespace sigillum::credential {
namespace {

enum class Need { mandatory, optional, never };

constexpr auto M = Need::mandatory;
constexpr auto O = Need::optional;
constexpr auto N = Need::never;

// One row of the tables. `given` says whether the edition has the field.
struct Row {
    std::string_view field;
    std::array<Need, 4> needs;  // achievement, programme, completion, participation
    bool (*given)(const Check&);
    std::string_view example;  // how to give it
};

template <auto Member>
bool filled(const Check& check) {
    return !(check.edition.*Member).empty();
}

template <auto Member>
bool engaged(const Check& check) {
    return (check.edition.*Member).has_value();
}

// A field that has a value anyway counts as given when the file names it.
template <const std::string_view& field>
bool named(const Check& check) {
    return check.places.has(field);
}

constexpr std::string_view type_field = "type";
constexpr std::string_view character_field = "character";
constexpr std::string_view document_date_field = "document_date";

constexpr Row rows[] = {
    {"type",
     {M, M, M, M},
     named<type_field>,
     "type = \"achievement\", \"programme\", \"completion\" or \"participation\""},
    {"character", {M, M, N, N}, named<character_field>, "character = \"academic\" or \"professional\""},
    {"issuer", {M, M, M, M}, filled<&Edition::issuer>, "the id of the issuing university: issuer = \"wut\""},
    {"joint_universities", {O, O, N, N}, filled<&Edition::joint_universities>, ""},
    {"taking_place",
     {N, N, N, M},
     engaged<&Edition::taking_place>,
     "when it took place: taking_place = { from = 2026-05-11, to = 2026-05-15 } or { on = 2026-05-11 }"},
    {"place", {M, M, M, M}, filled<&Edition::place>, "the place of “place and date”: place = \"Warsaw\""},
    {"document_date",
     {M, M, M, M},
     named<document_date_field>,
     "the date of “place and date”: document_date = 2026-07-03"},
    {"date_of_issuing", {O, O, O, N}, engaged<&Edition::date_of_issuing>, ""},
    {"signatories",
     {M, M, M, M},
     filled<&Edition::signatories>,
     "who signs: [[signatories]] with name and function"},
    {"workload", {M, M, M, N}, engaged<&Edition::workload>, "[workload] with ects = 5"},
    {"eqf_level", {O, O, O, N}, engaged<&Edition::eqf_level>, ""},
    {"outcomes", {M, M, M, O}, filled<&Edition::outcomes>, "[[outcomes]] with kind and items"},
    {"units", {N, M, N, N}, filled<&Edition::units>, "[[units]], at least two"},
    {"languages_of_instruction",
     {M, N, M, N},
     filled<&Edition::languages_of_instruction>,
     "languages_of_instruction = [\"en\"]"},
    {"participation",
     {M, N, M, N},
     engaged<&Edition::participation>,
     "[participation] with mode, duration, contact_hours"},
    {"instructors", {O, N, O, N}, filled<&Edition::instructors>, ""},
    {"assessment", {M, N, M, N}, filled<&Edition::assessment>, "[[assessment]] with kind"},
    {"grading_scheme", {O, O, O, N}, filled<&Edition::grading_scheme>, ""},
    {"grade_meanings", {O, O, O, N}, filled<&Edition::grade_meanings>, ""},
    {"stackability", {O, O, O, N}, engaged<&Edition::stackability>, ""},
    {"further", {O, O, O, N}, engaged<&Edition::further>, ""},
    {"prerequisites", {O, O, O, N}, filled<&Edition::prerequisites>, ""},
};

std::string name_of_document(const Edition& edition) {
    switch (edition.type) {
        case CertificateType::achievement:
            return "a certificate of achievement";
        case CertificateType::programme:
            return "a certificate of achievement for a programme";
        case CertificateType::completion:
            return "a certificate of completion";
        case CertificateType::participation:
            return "a certificate of participation";
    }
    return {};
}

void check_rows(const Check& check) {
    for (const Row& row : rows) {
        const Need need = row.needs[static_cast<std::size_t>(check.edition.type)];
        const bool given = row.given(check);
        if (need == Need::mandatory && !given && !check.reported(row.field)) {
            check.error(missing_field, row.field, fmt::format("“{}” is not given", row.field),
                        std::string(row.example));
        } else if (need == Need::never && given) {
            check.error(not_of_this_type, row.field,
                        fmt::format("“{}” on {}", row.field, name_of_document(check.edition)),
                        fmt::format("no such field; {} does not carry it", name_of_document(check.edition)));
        }
    }
}

void check_languages(const Check& check) {
    const auto several = [](const std::vector<Language>& l) { return l.size() == 2 && l[0] == l[1]; };
    const auto& languages = check.edition.languages;
    const bool none_given = languages.empty() && !check.reported("languages");
    if (none_given || languages.size() > 2 || several(languages)) {
        check.error(wrong_number_of_languages, "languages", fmt::format("{} languages", languages.size()),
                    "the language of the documents, or two different ones: languages = [\"en\", \"pl\"]");
    }
    for (const Learner& learner : check.learners) {
        if (learner.languages.size() > 2 || several(learner.languages)) {
            check.error(wrong_number_of_languages, learner, "languages",
                        fmt::format("{} languages", learner.languages.size()),
                        "one language, or two different ones");
        }
    }
}

void check_signatories(const Check& check) {
    const auto& signatories = check.edition.signatories;
    if (signatories.size() > 3) {
        check.error(wrong_number_of_signatories, "signatories",
                    fmt::format("{} signatories", signatories.size()), "one to three");
    }
    for (std::size_t i = 0; i < signatories.size(); ++i) {
        const std::string path = item_path("signatories", i);
        if (signatories[i].name.empty())
            check.error(missing_field, path + ".name", "a signatory without a name", "name = \"…\"");
        if (signatories[i].function.empty()) {
            check.error(missing_field, path + ".function", "a signatory without a function",
                        "function = \"Vice-Rector\"");
        }
    }
}

// Outcomes are a free list or stand in groups, never both.
void check_outcomes(const Check& check, const std::vector<OutcomeGroup>& groups, const std::string& path) {
    const auto free = [](const OutcomeGroup& group) { return group.kind == OutcomeKind::free; };
    const auto count = std::count_if(groups.begin(), groups.end(), free);
    if (count > 0 && static_cast<std::size_t>(count) != groups.size()) {
        check.error(mixed_outcomes, path, "a free list of outcomes beside grouped ones",
                    "a free list, or groups of knowledge, skills and responsibility");
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i].items.empty()) {
            check.error(missing_field, item_path(path, i) + ".items", "a group without outcomes",
                        "items = [\"…\"]");
        }
    }
}

void check_isced_f(const Check& check, const std::optional<FurtherInformation>& further,
                   const std::string& path) {
    if (!further || further->isced_f.empty() || isced_f_name(further->isced_f)) return;
    check.error(unknown_isced_f, path + ".isced_f", fmt::format("“{}”", further->isced_f),
                "a code of ISCED-F 2013 with two, three or four digits: \"0712\"");
}

// Annex 3: quality assurance is printed on every micro-credential, and on a completion that is a component of
// a larger programme.
void check_quality_assurance(const Check& check) {
    const Edition& edition = check.edition;
    if (edition.quality_assurance || edition.type == CertificateType::participation) return;
    const bool component = edition.stackability && !edition.stackability->stand_alone;
    if (is_micro_credential(edition.type) || component) {
        check.error(missing_quality_assurance, "quality_assurance", "no statement on quality assurance",
                    is_micro_credential(edition.type)
                        ? "quality_assurance = true, as on every micro-credential"
                        : "quality_assurance = true, since the opportunity is stackable");
    }
}

}  // namespace

void check_fields_of_type(const Check& check) {
    check_rows(check);
    check_languages(check);
    check_signatories(check);
    if (check.edition.opportunity.kind.empty()) {
        check.error(missing_field, "opportunity.kind", "“kind” is not given",
                    "what it is, or its whole name: kind = \"course\"");
    }
    check_outcomes(check, check.edition.outcomes, "outcomes");
    check_isced_f(check, check.edition.further, "further");
    for (std::size_t i = 0; i < check.edition.units.size(); ++i) {
        check_outcomes(check, check.edition.units[i].outcomes, item_path("units", i) + ".outcomes");
        check_isced_f(check, check.edition.units[i].further, item_path("units", i) + ".further");
    }
    check_quality_assurance(check);
}

}  // namespace sigillum::credential
