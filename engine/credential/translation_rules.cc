// Every text stands in every language of the documents. Names of universities and supporters, funding notes
// and places fall back to what is there, since a name in another language is still the name.
#include <fmt/format.h>

#include <algorithm>

#include "credential/rules.h"

namespace sigillum::credential {
namespace {

// Looks at texts one by one and reports each language they lack.
class Translations {
  public:
    explicit Translations(const Check& check) : check_(check) {
        add(check.edition.languages);
        for (const Learner& learner : check.learners) add(learner.languages);
    }

    void require(const LocalText& text, const std::string& field) const {
        if (text.empty()) return;
        for (const Language& language : languages_) {
            if (text.find(language) != nullptr) continue;
            check_.error(
                missing_translation, field, fmt::format("no text in “{}”", language.tag),
                fmt::format("a text in every language of the documents: {{ {} = \"…\", … }}", language.tag));
        }
    }

    void require(const std::vector<OutcomeGroup>& groups, const std::string& field) const {
        for (std::size_t g = 0; g < groups.size(); ++g) {
            for (std::size_t i = 0; i < groups[g].items.size(); ++i) {
                require(groups[g].items[i], item_path(item_path(field, g) + ".items", i));
            }
        }
    }

    void require(const std::vector<Instructor>& instructors, const std::string& field) const {
        for (std::size_t i = 0; i < instructors.size(); ++i) {
            require(instructors[i].affiliation, item_path(field, i) + ".affiliation");
        }
    }

    void require(const std::vector<Assessment>& list, const std::string& field) const {
        for (std::size_t i = 0; i < list.size(); ++i)
            require(list[i].description, item_path(field, i) + ".description");
    }

    void require(const GradeMeanings& meanings, const std::string& field) const {
        for (const auto& [grade, meaning] : meanings) require(meaning, fmt::format("{}.{}", field, grade));
    }

    void require(const std::optional<FurtherInformation>& further, const std::string& field) const {
        if (!further) return;
        require(further->partnership, field + ".partnership");
        require(further->endorsement, field + ".endorsement");
        for (std::size_t i = 0; i < further->notes.size(); ++i)
            require(further->notes[i], item_path(field + ".notes", i));
    }

  private:
    void add(const std::vector<Language>& languages) {
        for (const Language& language : languages) {
            if (is_known(language) &&
                std::find(languages_.begin(), languages_.end(), language) == languages_.end())
                languages_.push_back(language);
        }
    }

    // A language that no document can be made in is an error of its own, found later.
    bool is_known(const Language& language) const {
        const auto& known = check_.known_languages;
        const auto serves = [&language](const Language& one) {
            return one == language || language.tag.starts_with(one.tag + "-");
        };
        return known.empty() || std::any_of(known.begin(), known.end(), serves);
    }

    const Check& check_;
    std::vector<Language> languages_;
};

void check_unit(const Translations& translations, const Unit& unit, const std::string& path) {
    translations.require(unit.opportunity.kind, path + ".kind");
    translations.require(unit.opportunity.title, path + ".title");
    translations.require(unit.workload.unit_name, path + ".workload.unit");
    translations.require(unit.outcomes, path + ".outcomes");
    translations.require(unit.instructors, path + ".instructors");
    translations.require(unit.assessment, path + ".assessment");
    translations.require(unit.grading_scheme, path + ".grading_scheme");
    translations.require(unit.grade_meanings, path + ".grade_meanings");
    translations.require(unit.further, path + ".further");
}

}  // namespace

void check_translations(const Check& check) {
    const Edition& edition = check.edition;
    const Translations translations(check);
    translations.require(edition.opportunity.kind, "opportunity.kind");
    translations.require(edition.opportunity.title, "opportunity.title");
    for (std::size_t i = 0; i < edition.signatories.size(); ++i) {
        translations.require(edition.signatories[i].function, item_path("signatories", i) + ".function");
    }
    if (edition.workload) translations.require(edition.workload->unit_name, "workload.unit");
    translations.require(edition.outcomes, "outcomes");
    translations.require(edition.instructors, "instructors");
    translations.require(edition.assessment, "assessment");
    translations.require(edition.grading_scheme, "grading_scheme");
    translations.require(edition.grade_meanings, "grade_meanings");
    translations.require(edition.further, "further");
    translations.require(edition.prerequisites, "prerequisites");
    if (edition.stackability) {
        translations.require(edition.stackability->programme, "stackability.programme");
        translations.require(edition.stackability->credential, "stackability.credential");
    }
    for (std::size_t i = 0; i < edition.units.size(); ++i) {
        check_unit(translations, edition.units[i], item_path("units", i));
    }
}

}  // namespace sigillum::credential
