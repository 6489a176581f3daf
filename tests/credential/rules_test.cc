// Each rule of Annex 3 both ways: what must be there is missed when it is taken away, what may be there is
// accepted with and without, what must not be there is refused.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "tests/credential/edited_sample.h"

namespace sigillum::credential {
namespace {

// An edit of a sample, and every finding it leads to: "error kind field" or "warning kind field".
struct Rule {
    const char* name;
    const char* sample;
    std::vector<Edit> edits;
    std::vector<std::string> findings;
};

std::vector<std::string> found_in(const Findings& findings) {
    std::vector<std::string> lines;
    for (const Finding& finding : findings.list()) {
        lines.push_back(fmt::format("{} {} {}", finding.severity == Severity::error ? "error" : "warning",
                                    finding.error.kind.name, finding.error.place.field));
    }
    return lines;
}

void PrintTo(const Rule& rule, std::ostream* out) { *out << rule.name; }

class Rules : public testing::TestWithParam<Rule> {};

TEST_P(Rules, FindsExactlyThis) {
    const ReadEdition read = read_edited(GetParam().sample, GetParam().edits);
    EXPECT_THAT(found_in(read.findings), testing::UnorderedElementsAreArray(GetParam().findings));
}

constexpr const char* t1 = "sustainable-innovation";
constexpr const char* t2 = "data-literacy";
constexpr const char* t3 = "sustainable-cities-summer-school";
constexpr const char* t3_plain = "innovators-of-tomorrow";
constexpr const char* t4 = "internationalisation-at-home";
constexpr const char* t4_day = "ai-in-higher-education";

const char* const achievement_assessment = R"([[assessment]]
kind = "project-work"
weight = 50
description = "team project with a partner organisation, prototype and report"

[[assessment]]
kind = "presentation"
weight = 20

[[assessment]]
kind = "written-examination"
weight = 30
setting = "online"
supervised = true
identity_verified = true
)";

const char* const achievement_participation = R"([participation]
mode = "blended"

[participation.in_presence]
duration = { from = 2026-05-11, to = 2026-05-15 }
contact_hours = 35

[participation.online]
duration = { from = 2026-03-02, to = 2026-06-12 }
contact_hours = 24
)";

const char* const no_profiles = R"(profiles = ["eu-2022", "microbol", "unic", "ec"])";

const Rule mandatory[] = {
    {"T1NeedsACharacter", t1, {{"character = \"academic\"\n", ""}}, {"error missing-field character"}},
    {"T1NeedsWorkload",
     t1,
     {{"[workload]\nects = 5\n", ""}, {no_profiles, ""}},
     {"error missing-field workload"}},
    {"T1NeedsAssessment",
     t1,
     {{achievement_assessment, ""}, {no_profiles, ""}},
     {"error missing-field assessment"}},
    {"T1NeedsParticipation",
     t1,
     {{achievement_participation, ""}, {no_profiles, ""}},
     {"error missing-field participation"}},
    {"T1NeedsLanguagesOfInstruction",
     t1,
     {{"languages_of_instruction = [\"en\"]\n", ""}},
     {"error missing-field languages_of_instruction"}},
    {"T1NeedsADateOfIssuing",
     t1,
     {{"date_of_issuing = 2026-06-26\n", ""},
      {"SI-001,Łucja Świętosławska-Żółkiewska,,feminine,2002-03-14,\"Żyrardów, "
       "Poland\",PL,311204,MS,wut,4.5,,",
       "SI-001,Łucja Świętosławska-Żółkiewska,,feminine,2002-03-14,\"Żyrardów, "
       "Poland\",PL,311204,MS,wut,4.5,2026-06-26,"}},
     std::vector<std::string>(11, "error missing-field requirements_met")},
    {"T1NeedsQualityAssurance",
     t1,
     {{"eqf_level = 7", "eqf_level = 7\nquality_assurance = false"}, {no_profiles, ""}},
     {"error missing-quality-assurance quality_assurance"}},
    {"T1NeedsASignatory",
     t1,
     {{"[[signatories]]\nname = \"Prof. Zofia Wrzesińska-Maj\"\nfunction = \"Vice-Rector for Studies\"\n",
       ""}},
     {"error missing-field signatories"}},
    {"ASignatoryNeedsAFunction",
     t1,
     {{"function = \"Vice-Rector for Studies\"\n", ""}},
     {"error missing-field signatories[1].function"}},
    {"T1NeedsABirthDate", t1, {{"2002-03-14", ""}}, {"error missing-field birth_date"}},
    {"T1NeedsAPlaceOfBirth", t1, {{"\"Żyrardów, Poland\"", ""}}, {"error missing-field birth_place"}},
    {"EveryDocumentNeedsAPlace", t1, {{"place = \"Warsaw\"\n", ""}}, {"error missing-field place"}},
    {"EveryDocumentNeedsADate",
     t1,
     {{"document_date = 2026-07-03\n", ""}},
     {"error missing-field document_date"}},
    {"EveryDocumentNeedsAnIssuer", t4_day, {{"issuer = \"ntnu\"\n", ""}}, {"error missing-field issuer"}},
    {"EveryDocumentNeedsAKind",
     t4_day,
     {{"kind = \"online workshop\"\n", ""}},
     {"error missing-field opportunity.kind"}},
    {"EveryDocumentNeedsALanguage",
     t4_day,
     {{"languages = [\"en\"]", "languages = []"}},
     {"error wrong-number-of-languages languages"}},
    {"T3NeedsOutcomes",
     t3_plain,
     {{"[[outcomes]]\nkind = \"free\"\nitems = [", "# [[outcomes]]\n#"},
      {"    \"Erkennt", "    # \"Erkennt"},
      {"    \"Prüft", "    # \"Prüft"},
      {"    \"Stellt", "    # \"Stellt"},
      {"    \"Arbeitet", "    # \"Arbeitet"},
      {"\n]\n\n[participation]", "\n\n[participation]"}},
     {"error missing-field outcomes"}},
    {"T3NeedsCredits", t3_plain, {{"[workload]\nects = 2\n", ""}}, {"error missing-field workload"}},
    {"T4NeedsToHaveTakenPlace",
     t4_day,
     {{"taking_place = { on = 2026-11-12 }\n", ""}},
     {"error missing-field taking_place"}},
};

const Rule optional[] = {
    {"T1MayDoWithoutAnEqfLevel", t1, {{"eqf_level = 7\n", ""}, {no_profiles, ""}}, {}},
    {"T1MayBeDevelopedAlone", t1, {{"joint_universities = [\"wut\", \"tu-berlin\", \"polimi\"]\n", ""}}, {}},
    {"ADocumentMayHaveNoSupporter", t1, {{"supporters = [\"mobility-fund\"]\n", ""}}, {}},
    {"ANameMayStandWithoutATitle", t1, {{"title = \"Sustainable Innovation\"\n", ""}}, {}},
    {"TheFundingNoteIsOptional", t1, {{"funding = \"Erasmus+ BIP\"\n", ""}}, {}},
    {"StackabilityMayBeStandAlone",
     t1,
     {{"need = \"elective\"\nprogramme = \"ENHANCE Certificate in Sustainable Engineering\"\ncoordinator = "
       "\"chalmers\"\ncredential = \"Certificate of Academic Achievement\"",
       "stand_alone = true"}},
     {}},
    {"T3MayDoWithoutQualityAssuranceWhenNotStackable", t3_plain, {}, {}},
    {"T3MayStateQualityAssuranceAllTheSame",
     t3_plain,
     {{"quality_assurance = false", "quality_assurance = true"}},
     {}},
    {"T3MustStateQualityAssuranceWhenStackable",
     t3,
     {{"quality_assurance = true", "quality_assurance = false"}},
     {"error missing-quality-assurance quality_assurance"}},
    {"T4MayBeWithoutOutcomes", t4_day, {}, {}},
    {"T4MayGiveABirthDate", t4, {}, {}},
    {"ABirthDateMayBeAYear", t1, {{"2002-03-14", "2002"}}, {}},
    {"ABirthDateMayBeAMonth", t1, {{"2002-03-14", "2002-03"}}, {}},
    {"AnEditionMayExpire", t1, {{"eqf_level = 7", "eqf_level = 7\nvalid_until = 2031-12-31"}}, {}},
    {"AnEditionMayChooseItsPhrase", t1, {{"eqf_level = 7", "eqf_level = 7\nrelation = \"member-of\""}}, {}},
    {"EqfLevel5IsAllowed", t1, {{"eqf_level = 7", "eqf_level = 5"}}, {}},
    {"EqfLevel8IsAllowed", t1, {{"eqf_level = 7", "eqf_level = 8"}}, {}},
    {"EqfLevel9IsRefused", t1, {{"eqf_level = 7", "eqf_level = 9"}}, {"error bad-eqf-level eqf_level"}},
    {"SelfPacedLearningNeedsNoDuration",
     t3_plain,
     {{"duration = { from = 2026-04-14, to = 2026-07-14 }", "self_paced = true"}},
     {}},
    {"AnUnstatedNeedIsNotEnough",
     t1,
     {{"need = \"elective\"\n", ""}},
     {"error incomplete-stackability stackability.need"}},
    {"ALearnerMayChooseTheLanguage",
     t2,
     {{"key,name,latin_name", "key,name,languages"},
      {"Brzęczyszczykiewicz-Łoś,,", "Brzęczyszczykiewicz-Łoś,pl,"},
      {"Sørlie,,", "Sørlie,pl; en,"},
      {"Effrosyni Papaioannou", ""},
      {"Yaroslav Shcherbakivskyi", ""}},
     {}},
};

const Rule forbidden[] = {
    {"T3HasNoCharacter",
     t3_plain,
     {{"type = \"completion\"", "type = \"completion\"\ncharacter = \"academic\""}},
     {"error not-of-this-type character"}},
    {"T3IsNotJointlyDeveloped",
     t3_plain,
     {{"issuer = \"rwth-aachen\"",
       "issuer = \"rwth-aachen\"\njoint_universities = [\"rwth-aachen\", \"polimi\"]"}},
     {"error not-of-this-type joint_universities"}},
    {"T2HasLanguagesPerUnitOnly",
     t2,
     {{"eqf_level = 7", "languages_of_instruction = [\"en\"]\neqf_level = 7"}},
     {"error not-of-this-type languages_of_instruction"}},
    {"T4HasNoCredits",
     t4_day,
     {{"[opportunity]", "[workload]\nects = 1\n[opportunity]"}},
     {"error not-of-this-type workload"}},
    {"T4HasNoEqfLevel",
     t4_day,
     {{"place = \"Trondheim\"", "place = \"Trondheim\"\neqf_level = 7"}},
     {"error not-of-this-type eqf_level"}},
    {"T4HasNoAssessment",
     t4_day,
     {{"[opportunity]",
       "[[assessment]]\nkind = \"quiz\"\nsupervised = true\nidentity_verified = true\n[opportunity]"}},
     {"error not-of-this-type assessment"}},
    {"OnlyProgrammesHaveUnits",
     t4,
     {{"register_number", "units"}, {"PW-118/2026", "u1"}},
     std::vector<std::string>(13, "error not-of-this-type units")},
    {"OnlyParticipationTakesPlace",
     t3_plain,
     {{"place = \"Aachen\"", "place = \"Aachen\"\ntaking_place = { on = 2026-07-01 }"}},
     {"error not-of-this-type taking_place"}},
};

const Rule credits[] = {
    {"OneCreditIsEnoughButWarned",
     t1,
     {{"ects = 5", "ects = 2.5"}},
     {"warning workload-below-recommendation workload"}},
    {"LessThanOneCreditIsRefused",
     t1,
     {{"ects = 5", "ects = 0.9"}},
     {"error workload-too-small workload", "warning contact-hours-above-workload participation"}},
    {"AWholeDegreeIsDoubtful", t1, {{"ects = 5", "ects = 60"}}, {"warning workload-of-a-degree workload"}},
    {"LessThanADegreeIsNot", t1, {{"ects = 5", "ects = 59.5"}}, {}},
    {"OtherMeasuresAreNotAcademic",
     t1,
     {{"ects = 5", "hours = 130"}},
     {"warning measure-not-academic workload"}},
    {"OtherMeasuresAreProfessional",
     t1,
     {{"ects = 5", "hours = 130"}, {"\"academic\"", "\"professional\""}},
     {}},
    {"AMeasureOfOnesOwnNeedsAName",
     t1,
     {{"ects = 5", "amount = 4"}, {"\"academic\"", "\"professional\""}},
     {"error missing-field workload.unit"}},
    {"ContactHoursFitTheWorkload",
     t1,
     {{"contact_hours = 35", "contact_hours = 127"}},
     {"warning contact-hours-above-workload participation"}},
    {"UnitsAddUpToTheProgramme",
     t2,
     {{"ects = 8", "ects = 9"}},
     std::vector<std::string>(13, "warning units-do-not-add-up units")},
    {"AUnitIsNotAboveItsProgramme",
     t2,
     {{"eqf_level = 7\nlanguages_of_instruction = [\"en\", \"pl\"]",
       "eqf_level = 8\nlanguages_of_instruction = [\"en\", \"pl\"]"}},
     {"warning unit-above-programme-level units[1].eqf_level"}},
};

const Rule participation[] = {
    {"BlendedNeedsTheDurationOnline",
     t1,
     {{"duration = { from = 2026-03-02, to = 2026-06-12 }\n", ""}},
     {"error incomplete-participation participation.online.duration"}},
    {"BlendedNeedsTheHoursInPresence",
     t1,
     {{"contact_hours = 35\n", ""}},
     {"error incomplete-participation participation.in_presence.contact_hours"}},
    {"BlendedHasNoOneDuration",
     t1,
     {{"mode = \"blended\"", "mode = \"blended\"\nduration = { on = 2026-05-11 }"}},
     {"error not-of-this-mode participation"}},
    {"OtherModesNeedTheHours",
     t3_plain,
     {{"contact_hours = 28\n", ""}},
     {"error incomplete-participation participation.contact_hours"}},
    {"OtherModesHaveNoParts",
     t3_plain,
     {{"contact_hours = 28", "contact_hours = 28\nonline = { contact_hours = 2 }"}},
     {"error not-of-this-mode participation"}},
    {"AModeIsNeeded",
     t3_plain,
     {{"mode = \"in-presence\"\n", ""}},
     {"error incomplete-participation participation.mode"}},
    {"AUnitIsHeldToTheSameRule",
     t2,
     {{"duration = { from = 2026-06-01, to = 2026-06-26 }, ", ""}},
     {"error incomplete-participation units[4].participation.duration"}},
};

const Rule assessment[] = {
    {"OnlineNeedsAStatementOnSupervision",
     t1,
     {{"supervised = true\n", ""}},
     {"error online-assessment-not-stated assessment[3]"}},
    {"OnlineNeedsAStatementOnIdentity",
     t1,
     {{"identity_verified = true\n", ""}},
     {"error online-assessment-not-stated assessment[3]"}},
    {"AnOnlineExaminationMustBeSupervised",
     t1,
     {{"supervised = true", "supervised = false"}},
     {"error examination-not-supervised assessment[3]"}},
    {"AnOnlineAssignmentNeedNotBe",
     t1,
     {{"kind = \"presentation\"",
       "kind = \"assignment\"\nsetting = \"online\"\nsupervised = false\nidentity_verified = false"}},
     {}},
    {"AnExaminationOnSiteIsDoubtfulWithoutBoth",
     t1,
     {{"setting = \"online\"\nsupervised = true\n", ""}},
     {"warning examination-not-supervised assessment[3]"}},
    {"WeightsAddUp", t1, {{"weight = 20", "weight = 25"}}, {"warning weights-do-not-add-up assessment"}},
    {"AnotherKindNeedsADescription",
     t1,
     {{"kind = \"presentation\"", "kind = \"other\""}},
     {"error missing-field assessment[2].description"}},
    {"AUnitIsHeldToTheSame",
     t2,
     {{"setting = \"online\"\nsupervised = true\n", "setting = \"online\"\n"}},
     {"error online-assessment-not-stated units[1].assessment[1]"}},
    {"AGradeNeedsAScheme",
     t1,
     {{"grading_scheme = \"Polish", "# grading_scheme = \"Polish"}},
     {"error grade-without-scheme grading_scheme"}},
    {"AUnitsGradeNeedsItsUniversitysScheme",
     t2,
     {{"grading_scheme = { en = \"Swiss", "# grading_scheme = { en = \"Swiss"}},
     {"error grade-without-scheme units[5].grading_scheme"}},
    {"AGradeOfTheSchemeIsNeeded",
     t1,
     {{"wut,4.5,,WUT/2026/0418", "wut,4.4,,WUT/2026/0418"}},
     {"error grade-outside-scheme grade"}},
    {"AUnitsGradeIsOfItsScheme",
     t2,
     {{"u1; u2; u3; u4,4.0", "u1; u2; u3; u4,6"}},
     {"error grade-outside-scheme grade:u1"}},
    {"AMissingGradeIsDoubtful",
     t1,
     {{"wut,4.5,,WUT/2026/0418", "wut,,,WUT/2026/0418"}},
     {"warning grade-of-some-only grade"}},
};

const Rule dates[] = {
    {"ADocumentIsNotDatedBeforeTheEnd",
     t4,
     {{"document_date = 2026-05-29", "document_date = 2026-05-28"}},
     {"warning document-before-end document_date"}},
    {"RequirementsAreMetBeforeTheDocument",
     t1,
     {{",2026-06-29,", ",2026-07-04,"}},
     {"error document-before-requirements-met requirements_met"}},
    {"RequirementsAreNotMetInTheFuture",
     t1,
     {{",2026-06-29,", ",2026-11-23,"}},
     {"error date-in-future requirements_met"}},
    {"ADocumentOfTomorrowIsDoubtful",
     t4_day,
     {{"document_date = 2026-11-12", "document_date = 2026-11-23"}},
     {"warning date-in-future document_date"}},
    {"ADocumentOfTodayIsNot", t4_day, {{"document_date = 2026-11-12", "document_date = 2026-11-22"}}, {}},
    {"ABirthDateOfTomorrowIsRefused",
     t4,
     {{"1976-03-08", "2026-11-23"}},
     {"error birth-date-in-future birth_date"}},
    {"ABirthYearOfNextYearIsRefused",
     t4,
     {{"1976-03-08", "2027"}},
     {"error birth-date-in-future birth_date"}},
    {"ABirthDateOfTheOtherCenturyIsDoubtful",
     t4,
     {{"1976-03-08", "1876-03-08"}},
     {"warning birth-date-implausible birth_date"}},
};

const Rule languages[] = {
    {"TheSecondLanguageNeedsATitle",
     t2,
     {{", pl = \"Certyfikat ENHANCE: kompetencje w pracy z danymi\"", ""}},
     {"error missing-translation opportunity.title"}},
    {"TheSecondLanguageNeedsOutcomes",
     t3,
     {{"de = \"Beschreibt, wie Verkehr, Wohnen, Energie und Grünflächen einer Stadt voneinander "
       "abhängen.\"\n",
       ""}},
     {"error missing-translation outcomes[1].items[1]"}},
    {"ALearnersLanguageCountsToo",
     t4_day,
     {{"key,name,latin_name,form", "key,name,languages,form"},
      {"1,Żaneta Gęś-Ślązak,,", "1,Żaneta Gęś-Ślązak,pl,"},
      {"Panagiota Chrysovalantou", ""},
      {"Yevhen Zhovtobriukh-Yizhakivskyi", ""}},
     {"error missing-translation opportunity.kind", "error missing-translation opportunity.title",
      "error missing-translation signatories[1].function"}},
    {"TheNameOfAFieldMayComeFromTheCatalogue", t2, {{"isced_f_name = {", "# isced_f_name = {"}}, {}},
    {"UniversitiesFallBack", t2, {}, {}},
};

const Rule profiles[] = {
    {"Eu2022WantsEverythingAParticipationLacks",
     t4_day,
     {{"issuer", "profiles = [\"eu-2022\"]\nissuer"}},
     {"error missing-for-profile workload", "error missing-for-profile outcomes",
      "error missing-for-profile participation", "error missing-for-profile assessment",
      "error missing-for-profile quality_assurance", "warning level-for-profile eqf_level"}},
    {"MicrobolDoesNotAskForTheForm",
     t4_day,
     {{"issuer", "profiles = [\"microbol\"]\nissuer"}},
     {"error missing-for-profile workload", "error missing-for-profile outcomes",
      "error missing-for-profile assessment", "error missing-for-profile quality_assurance"}},
    {"UnicAsksForTheForm",
     t4,
     {{"issuer", "profiles = [\"unic\"]\nissuer"}},
     {"error missing-for-profile workload", "error missing-for-profile participation",
      "error missing-for-profile assessment", "error missing-for-profile quality_assurance",
      "warning level-for-profile eqf_level"}},
    {"TheCommissionAsksForOutcomesAndAssessment",
     t4_day,
     {{"issuer", "profiles = [\"ec\"]\nissuer"}},
     {"error missing-for-profile outcomes", "error missing-for-profile assessment"}},
    {"ACompletionWithoutQualityAssuranceIsNoMicrobol",
     t3_plain,
     {{"issuer", "profiles = [\"microbol\"]\nissuer"}},
     {"error missing-for-profile quality_assurance"}},
    {"ACompleteCourseSatisfiesAll", t1, {}, {}},
    {"ACompleteProgrammeSatisfiesAll", t2, {}, {}},
};

std::vector<Rule> all() {
    std::vector<Rule> rules;
    const auto add = [&rules](const auto& group) {
        rules.insert(rules.end(), std::begin(group), std::end(group));
    };
    add(mandatory);
    add(optional);
    add(forbidden);
    add(credits);
    add(participation);
    add(assessment);
    add(dates);
    add(languages);
    add(profiles);
    return rules;
}

INSTANTIATE_TEST_SUITE_P(Annex3, Rules, testing::ValuesIn(all()),
                         [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace sigillum::credential
