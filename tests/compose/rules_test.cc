// The rows of Annex 3 one by one: each appears exactly when its condition holds.
#include <gtest/gtest.h>

#include <functional>

#include "composed.h"
#include "dump.h"

namespace sigillum::compose {
namespace {

using namespace credential;
using document::Document;
using document::Kind;
using document::Node;
using document::Role;

bool says(const Node& node, const std::string& words) { return dump(node).find(words) != std::string::npos; }

std::string text_of(const Document& document, Role role) {
    const Node* node = find(document.root, role);
    return node == nullptr ? "" : document::plain_text(node->text);
}

Sample changed(Sample sample, const std::function<void(Sample&)>& change) {
    change(sample);
    return sample;
}

// One line of the contract: what must stand in the document, and how it is made to vanish.
struct Line {
    std::string name;
    Sample (*sample)();
    std::string words;  // as dump() shows them
    std::function<void(Sample&)> leave_out;
};

void PrintTo(const Line& line, std::ostream* out) { *out << line.name; }

class OptionalPart : public testing::TestWithParam<Line> {};

TEST_P(OptionalPart, StandsWhereItIsGiven) { EXPECT_TRUE(says(composed(GetParam().sample()).root, GetParam().words)); }

TEST_P(OptionalPart, LeavesNothingWhereItIsNot) {
    const Document document = composed(changed(GetParam().sample(), GetParam().leave_out));
    EXPECT_FALSE(says(document.root, GetParam().words)) << dump(document.root);
}

const std::vector<Line> lines{
    {"Supporter", achievement, "supporter", [](Sample& s) { s.edition.supporters.clear(); }},
    {"JointPhrase", achievement, "jointly developed and implemented by", [](Sample& s) { s.edition.joint_universities.clear(); }},
    {"JointList", achievement, "joint_universities", [](Sample& s) { s.edition.joint_universities.clear(); }},
    {"Funding", participation, "(Erasmus+ BIP)", [](Sample& s) { s.edition.opportunity.funding = {}; }},
    {"Title", completion, "*Circular Materials Engineering*", [](Sample& s) { s.edition.opportunity.title = {}; }},
    {"StudentOf", completion, "MS student of", [](Sample& s) { s.learner.student_of_university.clear(); }},
    {"EqfLevel", achievement, "EQF Level", [](Sample& s) { s.edition.eqf_level.reset(); }},
    {"EqfLevelOfUnits", programme, "(2.4): EQF Level", [](Sample& s) { s.edition.units[1].eqf_level.reset(); }},
    {"Instructors", achievement, "Instructors", [](Sample& s) { s.edition.instructors.clear(); }},
    {"InstructorsOfUnits", programme, "(1.8): Instructors", [](Sample& s) { s.edition.units[0].instructors.clear(); }},
    {"QualityAssurance", completion, "Quality assurance of the credential", [](Sample& s) { s.edition.quality_assurance = false; }},
    {"Grade", achievement, "Grade achieved", [](Sample& s) { s.learner.grade.reset(); }},
    {"GradingScheme", achievement, "note", [](Sample& s) { s.edition.grading_scheme = {}; }},
    {"GradeOfUnits", programme, "Grade achieved", [](Sample& s) {
         s.learner.grade.reset();
         s.learner.units[1].grade.reset();
     }},
    {"Stackability", programme, "Integration/stackability options", [](Sample& s) { s.edition.stackability.reset(); }},
    {"FurtherInformation", programme, "(12): Further information", [](Sample& s) { s.edition.further.reset(); }},
    {"FurtherInformationOfUnits", programme, "(2.11): Further information", [](Sample& s) { s.edition.units[1].further.reset(); }},
    {"Partnership", achievement, "Partnership:", [](Sample& s) { s.edition.further->partnership = {}; }},
    {"FieldOfEducation", achievement, "ISCED-F code: 0712 – Environmental protection technology",
     [](Sample& s) { s.edition.further->isced_f.clear(); }},
    {"Panel", achievement, "signature_panel", [](Sample& s) { s.issuance.seal = SealKind::none; }},
};

INSTANTIATE_TEST_SUITE_P(Annex3, OptionalPart, testing::ValuesIn(lines), [](const auto& line) { return line.param.name; });

// Elements of the European standard without a row of their own, and what decisions 7 and 8 add: absent unless given.
struct Addition {
    std::string name;
    Sample (*sample)();
    std::string words;
    std::function<void(Sample&)> give;
};

void PrintTo(const Addition& addition, std::ostream* out) { *out << addition.name; }

class Added : public testing::TestWithParam<Addition> {};

TEST_P(Added, StandsOnlyWhereItIsGiven) {
    EXPECT_FALSE(says(composed(GetParam().sample()).root, GetParam().words));
    const Document document = composed(changed(GetParam().sample(), GetParam().give));
    EXPECT_TRUE(says(document.root, GetParam().words)) << dump(document.root);
}

const std::vector<Addition> additions{
    {"Nationality", achievement, "cell: Vietnam", [](Sample& s) { s.learner.nationality = "VN"; }},
    {"StudentNumber", achievement, "header: Student identification number", [](Sample& s) { s.learner.student_number = "310 442"; }},
    {"Prerequisites", achievement, "cell: calculus", [](Sample& s) { s.edition.prerequisites = everywhere("calculus"); }},
    {"PrerequisitesOfProgramme", programme, "cell: calculus", [](Sample& s) { s.edition.prerequisites = everywhere("calculus"); }},
    {"ValidUntilInSupplement", achievement, "header: Valid until", [](Sample& s) { s.edition.valid_until = Date{2031, 7, 3}; }},
    {"ValidUntilOnPage1OfCompletion", completion, "statement_detail: valid until 3 July 2031",
     [](Sample& s) { s.edition.valid_until = Date{2031, 7, 3}; }},
    {"ValidUntilOnPage1OfParticipation", participation, "statement_detail: valid until 3 July 2031",
     [](Sample& s) { s.edition.valid_until = Date{2031, 7, 3}; }},
    {"RegisterNumber", participation, "code_number (local): Reg. No. _17/2026_",
     [](Sample& s) { s.learner.register_number = "17/2026"; }},
    {"LatinName", achievement, "learner_name_latin: Zuzanna", [](Sample& s) { s.learner.latin_name = "Zuzanna"; }},
    {"LatinNameInRow", achievement, "header: Name in Latin script", [](Sample& s) { s.learner.latin_name = "Zuzanna"; }},
    {"BirthDateOnParticipation", participation, "born on 14 March 2002",
     [](Sample& s) { s.learner.birth_date = PartialDate{2002, 3, 14}; }},
    {"BirthYear", participation, "born in 2002", [](Sample& s) { s.learner.birth_date = PartialDate{2002, 0, 0}; }},
    {"OutcomesOfParticipation", participation, "heading2 supplement_title: Intended Learning Outcomes",
     [](Sample& s) { s.edition.outcomes = {{OutcomeKind::free, {everywhere("compares campuses.")}}}; }},
    {"StandAlone", achievement, "value: stand-alone", [](Sample& s) { s.edition.stackability = Stackability{.stand_alone = true}; }},
    {"Endorsement", achievement, "Endorsement: by the chamber",
     [](Sample& s) { s.edition.further->endorsement = everywhere("by the chamber"); }},
    {"SelfPaced", completion, "cell: self-paced", [](Sample& s) { s.edition.participation->self_paced = true; }},
    {"OnlineWithoutSupervision", completion, "presentation, online without supervision, without identity verification (20%)",
     [](Sample& s) {
         s.edition.assessment[1].setting = AssessmentSetting::online;
         s.edition.assessment[1].supervised = false;
         s.edition.assessment[1].identity_verified = false;
     }},
    {"SupervisedOnSite", completion, "presentation, supervised on site (20%)",
     [](Sample& s) { s.edition.assessment[1].supervised = true; }},
    {"OwnAssessment", completion, "item: field diary (20%)",
     [](Sample& s) { s.edition.assessment[1].description = everywhere("field diary"); }},
};

INSTANTIATE_TEST_SUITE_P(Annex3, Added, testing::ValuesIn(additions), [](const auto& line) { return line.param.name; });

std::vector<std::string> numbers_of(const Document& document) {
    std::vector<std::string> numbers;
    for (const Node* row : find_all(document.root, Role::row)) numbers.push_back(row->children.front().label);
    return numbers;
}

std::vector<std::string> one_to(int last) {
    std::vector<std::string> all;
    for (int i = 1; i <= last; ++i) all.push_back(std::to_string(i));
    return all;
}

TEST(RowNumbers, RunToFifteenTwelveAndThirteen) {
    EXPECT_EQ(numbers_of(composed(achievement())), one_to(15));
    EXPECT_EQ(numbers_of(composed(completion())), one_to(13));
    const std::vector<std::string> numbers = numbers_of(composed(programme()));
    ASSERT_EQ(numbers.size(), 12U + 9U + 11U);  // unit 1 has neither grade nor further information
    EXPECT_EQ(std::vector<std::string>(numbers.begin(), numbers.begin() + 12), one_to(12));
    EXPECT_EQ(numbers.back(), "2.11");
}

TEST(RowNumbers, CloseUpWhereAnOptionalRowIsMissing) {
    const Document document = composed(changed(achievement(), [](Sample& s) { s.learner.grade.reset(); }));
    EXPECT_EQ(numbers_of(document), one_to(14));
    EXPECT_EQ(row(document.root, "Integration/stackability options")->children.front().label, "13");
}

TEST(Title, NamesExactlyOneCharacterAndAgreesWithTheSupplement) {
    const Document academic = composed(achievement());
    EXPECT_EQ(text_of(academic, Role::title_main), "CERTIFICATE OF\nACADEMIC ACHIEVEMENT");
    EXPECT_FALSE(says(academic.root, "Professional"));
    const Document professional =
        composed(changed(programme(), [](Sample& s) { s.edition.character = Character::professional; }));
    EXPECT_EQ(text_of(professional, Role::title_main), "CERTIFICATE OF\nPROFESSIONAL ACHIEVEMENT");
    EXPECT_TRUE(says(*row(professional.root, "Credential"), "_Certificate of Professional Achievement_"));
    EXPECT_FALSE(says(professional.root, "Academic Achievement"));
}

TEST(MicroCredentialMark, NeverStandsOnCompletionOrParticipation) {
    for (const auto sample : {achievement, programme}) EXPECT_NE(find(composed(sample()).root, Role::crown_seal), nullptr);
    for (const auto sample : {completion, participation}) EXPECT_EQ(find(composed(sample()).root, Role::crown_seal), nullptr);
}

TEST(AllianceLogo, IsLeftOutOnlyWhereTheMarkContainsIt) {
    const auto contained = [](Sample& s) { s.edition.directory.alliance.seal_contains_logo = true; };
    EXPECT_EQ(find(composed(changed(achievement(), contained)).root, Role::crown_alliance), nullptr);
    EXPECT_NE(find(composed(changed(completion(), contained)).root, Role::crown_alliance), nullptr);
}

TEST(Relation, FollowsTheTypeUnlessTheEditionChooses) {
    EXPECT_EQ(text_of(composed(achievement()), Role::issuer_relation), "on behalf of the MERIDIAN Alliance");
    EXPECT_EQ(text_of(composed(participation()), Role::issuer_relation), "member of the MERIDIAN Alliance");
    const auto on_behalf = [](Sample& s) { s.edition.relation = RelationPhrase::on_behalf_of; };
    EXPECT_EQ(text_of(composed(changed(participation(), on_behalf)), Role::issuer_relation), "on behalf of the MERIDIAN Alliance");
    const auto member = [](Sample& s) { s.edition.relation = RelationPhrase::member_of; };
    const Document document = composed(changed(achievement(), member));
    EXPECT_EQ(text_of(document, Role::issuer_relation), "member of the MERIDIAN Alliance");
    EXPECT_TRUE(says(*row(document.root, "Awarding body"), "Lipowiec University of Technology, member of the MERIDIAN Alliance"));
}

TEST(Relation, OfAnAssociatedPartnerIsItsOwnPhrase) {
    const auto partner = [](Sample& s) {
        University& university = s.edition.directory.universities.at("lipowiec");
        university.relation = Relation::associated_partner;
        university.relation_phrase = everywhere("associated partner of the MERIDIAN Alliance");
    };
    EXPECT_EQ(text_of(composed(changed(completion(), partner)), Role::issuer_relation), "associated partner of the MERIDIAN Alliance");
    const auto silent = [&](Sample& s) {
        partner(s);
        s.edition.directory.universities.at("lipowiec").relation_phrase = {};
    };
    EXPECT_EQ(find(composed(changed(completion(), silent)).root, Role::issuer_relation), nullptr);
}

TEST(Participation, HasNoSupplementAndTakesOneOfTwoForms) {
    const Document days = composed(participation());
    EXPECT_EQ(find(days.root, Role::supplement), nullptr);
    EXPECT_TRUE(says(days.root, "from 8 to 12 June 2026"));
    EXPECT_TRUE(days.furniture.complete_note.empty());
    const Document day = composed(changed(participation(), [](Sample& s) { s.edition.taking_place->end = {2026, 6, 8}; }));
    EXPECT_TRUE(says(day.root, "on 8 June 2026"));
    EXPECT_FALSE(says(day.root, "from"));
}

TEST(Instructors, ShowAffiliationForAllOrForNone) {
    const Document some = composed(achievement());
    EXPECT_TRUE(says(*row(some.root, "Instructors"), "Żurawska-Böhm, Lipowiec University of Technology"));
    const Document own = composed(changed(achievement(), [](Sample& s) {
        for (Instructor& person : s.edition.instructors) person.university = "lipowiec";
    }));
    EXPECT_FALSE(says(*row(own.root, "Instructors"), "Lipowiec"));
}

// The rule looks at the issuing university, not at the unit's.
TEST(Instructors, OfAUnitElsewhereKeepTheirAffiliation) {
    const Document document = composed(programme());
    const std::vector<const Node*> units = find_all(document.root, Role::unit);
    EXPECT_TRUE(says(*row(*units[1], "Instructors"), "Prof. Jan Weiß, Aldermark Institute of Technology"));
    EXPECT_FALSE(says(*row(*units[0], "Instructors"), "Lipowiec"));
}

TEST(LanguagesOfInstruction, TakeSingularOrPlural) {
    const Document one = composed(completion());
    EXPECT_NE(row(one.root, "Language of instruction"), nullptr);
    const Document two = composed(changed(completion(), [](Sample& s) { s.edition.languages_of_instruction.push_back({"pl"}); }));
    ASSERT_NE(row(two.root, "Languages of instruction"), nullptr);
    EXPECT_TRUE(says(*row(two.root, "Languages of instruction"), "English and Polish"));
}

TEST(Blended, HasTwoDurationsAndTwoNumbersOfHours) {
    const Document document = composed(achievement());
    const Node& table = *find(document.root, Role::blended);
    ASSERT_EQ(table.children.size(), 3U);
    for (const Node& line : table.children) EXPECT_EQ(line.children.size(), 3U);
    EXPECT_EQ(table.children[0].children[1].scope, document::Scope::column);
    EXPECT_EQ(table.children[1].children[0].scope, document::Scope::row);
    EXPECT_EQ(find(composed(completion()).root, Role::blended), nullptr);
}

TEST(Units, BelongToTheLearnerInTheLearnersOrder) {
    const Document document = composed(changed(programme(), [](Sample& s) { std::swap(s.learner.units[0], s.learner.units[1]); }));
    const std::vector<const Node*> units = find_all(document.root, Role::unit);
    ASSERT_EQ(units.size(), 2U);
    EXPECT_TRUE(says(*units[0], "course *Statistics*"));
    EXPECT_TRUE(says(find(document.root, Role::unit_list)->children[0], "course *Statistics*"));
    EXPECT_EQ(find_all(*units[0], Role::row)[0]->children[0].label, "1.1");
}

TEST(Grade, IsTheUnitsOwnInItsOwnScheme) {
    const Document document = composed(programme());
    const Node* unit = find_all(document.root, Role::unit)[1];
    EXPECT_TRUE(says(*row(*unit, "Grade achieved"), "_1.3_"));
    EXPECT_TRUE(says(*row(document.root, "Grade achieved"), "_4.5_ (good plus)"));
}

TEST(DateOfIssuing, IsTheDayOnWhichTheLearnerMetAllRequirements) {
    const Document document = composed(changed(achievement(), [](Sample& s) { s.learner.requirements_met = Date{2026, 6, 30}; }));
    EXPECT_TRUE(says(*row(document.root, "Date of issuing"), "30 June 2026"));
    EXPECT_EQ(text_of(document, Role::place_and_date), "Lipowiec, 3 July 2026");
}

TEST(Signatories, AreAllNamedWithTheirFunctions) {
    const Document document = composed(changed(achievement(), [](Sample& s) {
        s.edition.signatories.push_back({.name = "Dr. Ole Ås", .function = everywhere("Dean")});
    }));
    ASSERT_EQ(find_all(document.root, Role::signatory).size(), 2U);
    EXPECT_TRUE(says(*find_all(document.root, Role::signatory)[1], "signatory_name: Dr. Ole Ås"));
}

}  // namespace
}  // namespace sigillum::compose
