// Standards an edition may ask to satisfy besides Annex 3 (its section 7): the sixteen elements of the
// Council Recommendation of 2022 (Annex I), the MICROBOL common format, the UNIC standard, and the European
// Commission's definition.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "credential/field.h"
#include "credential/rules.h"

namespace sigillum::credential {
namespace {

struct Profile {
    std::string_view id;
    std::string_view name;
};

constexpr std::array<Profile, 4> profiles = {
    {{"eu-2022", "EU 2022"}, {"microbol", "MICROBOL"}, {"unic", "UNIC"}, {"ec", "EC definition"}}};

bool asked_by(std::string_view profile, std::initializer_list<std::string_view> profiles_of_element) {
    return std::find(profiles_of_element.begin(), profiles_of_element.end(), profile) !=
           profiles_of_element.end();
}

// The country stands with the university; an issuer that the directory does not know has been reported.
void require_country(const Check& check, const Profile& profile) {
    if (!asked_by(profile.id, {"eu-2022", "microbol", "unic"})) return;
    const auto issuer = check.edition.directory.universities.find(check.edition.issuer);
    if (issuer == check.edition.directory.universities.end() || !issuer->second.country.empty()) return;
    check.directory_error(
        missing_for_profile, fmt::format("universities.{}.country", issuer->first),
        fmt::format("{} has nothing for “country or region of the issuer”", profile.name),
        "the country of the issuing university, which is mandatory there: country = \"PL\"");
}

bool has_assessment(const Edition& edition) {
    const auto assessed = [](const Unit& unit) { return !unit.assessment.empty(); };
    return !edition.assessment.empty() || std::any_of(edition.units.begin(), edition.units.end(), assessed);
}

bool has_date(const Check& check) {
    const auto dated = [](const Learner& learner) { return learner.requirements_met.has_value(); };
    return check.edition.date_of_issuing || check.edition.document_date != Date{} ||
           std::all_of(check.learners.begin(), check.learners.end(), dated);
}

void check_one(const Check& check, const Profile& profile) {
    const Edition& edition = check.edition;
    const auto require = [&](bool given, std::string_view field, std::string_view element,
                             std::initializer_list<std::string_view> askers) {
        if (given || !asked_by(profile.id, askers)) return;
        check.error(missing_for_profile, field, fmt::format("{} has nothing for “{}”", profile.name, element),
                    fmt::format("“{}”, which is mandatory there", field));
    };
    const bool titled = !edition.opportunity.kind.empty() || !edition.opportunity.title.empty();
    const bool supplement = edition.type != CertificateType::participation;
    // The identification of the learner, which all of them ask for, is a matter of the list: one without
    // learners, or that cannot be read, has been reported.
    require(titled, "opportunity", "title of the micro-credential", {"eu-2022", "microbol", "unic"});
    require_country(check, profile);
    require(!edition.issuer.empty(), "issuer", "awarding body", {"eu-2022", "microbol", "unic", "ec"});
    require(has_date(check), "document_date", "date of issuing", {"eu-2022", "microbol", "unic"});
    require(edition.workload.has_value(), "workload", "notional workload", {"eu-2022", "microbol", "unic"});
    require(!edition.outcomes.empty(), "outcomes", "learning outcomes",
            {"eu-2022", "microbol", "unic", "ec"});
    require(edition.participation || !edition.units.empty(), "participation", "form of participation",
            {"eu-2022", "unic"});
    require(has_assessment(edition), "assessment", "type of assessment",
            {"eu-2022", "microbol", "unic", "ec"});
    require(supplement && edition.quality_assurance, "quality_assurance", "type of quality assurance",
            {"eu-2022", "microbol", "unic"});
    if (!edition.eqf_level && asked_by(profile.id, {"eu-2022", "unic"})) {
        check.warn(level_for_profile, "eqf_level",
                   fmt::format("{} has nothing for “level and cycle”", profile.name),
                   "eqf_level, where the opportunity has one");
    }
}

}  // namespace

void check_profiles(const Check& check) {
    std::vector<std::string_view> ids;
    for (const Profile& profile : profiles) ids.push_back(profile.id);
    for (std::size_t i = 0; i < check.edition.profiles.size(); ++i) {
        const std::string& asked = check.edition.profiles[i];
        const auto same = [&asked](const Profile& profile) { return profile.id == asked; };
        const auto* const found = std::find_if(profiles.begin(), profiles.end(), same);
        if (found == profiles.end()) {
            check.error(unknown_profile, item_path("profiles", i), fmt::format("“{}”", asked),
                        suggestion(asked, ids));
        } else {
            check_one(check, *found);
        }
    }
}

}  // namespace sigillum::credential
