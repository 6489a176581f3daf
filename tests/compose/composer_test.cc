// What the composer promises besides the rows: record, errors, own texts, standing, furniture.
#include "compose/composer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "compose/printed.h"
#include "composed.h"
#include "dump.h"

namespace sigillum::compose {
namespace {

using credential::PrintedText;
using credential::SealKind;
using document::Document;
using document::Kind;
using document::Node;
using document::Role;

Error refused(const Sample& sample) {
    const Result<Composed> made = try_compose(sample);
    if (!made) return made.error();
    ADD_FAILURE() << "the document was not refused";
    return {};
}

TEST(Record, IsTheCanonicalFormOfFactsAndPrintedTexts) {
    for (const auto sample_of : {achievement, programme, completion, participation}) {
        const Sample sample = in_languages(sample_of(), {"en", "pl"});
        const Result<Composed> made = try_compose(sample);
        ASSERT_TRUE(made);
        EXPECT_EQ(made->record, credential::canonical({.facts = credential::facts_of(sample.credential()),
                                                       .printed = printed_texts(made->document)}));
    }
}

// The composer remembers what it wrote of rows that learners share, by their place in the document.
TEST(Record, IsThatOfTheDocumentHoweverManyCameBefore) {
    Sample sample = in_languages(programme(), {"en", "pl"});
    const layout::Layout layout = layout_of(sample.edition);
    Composer composer(sample.edition, layout, catalogues());
    const std::vector<credential::CompletedUnit> units = sample.learner.units;
    ASSERT_GT(units.size(), 1U);
    for (int round = 0; round < 3; ++round) {
        for (std::size_t first = 0; first < units.size(); ++first) {
            sample.learner.units = {units.begin() + static_cast<std::ptrdiff_t>(first), units.end()};
            sample.learner.birth_place = round == 1 ? "" : "Gdańsk";
            const Result<Composed> made = composer.compose(sample.credential());
            ASSERT_TRUE(made) << to_string(made.error());
            EXPECT_EQ(made->record, credential::canonical({.facts = credential::facts_of(sample.credential()),
                                                           .printed = printed_texts(made->document)}));
            EXPECT_EQ(made->record, try_compose(sample)->record) << "as a new composer has it";
        }
    }
}

// What a reader sees of a node, in the order of the record; the wordmarks of the crown are no words of the
// document.
void collect(const Node& node, std::vector<std::string>& words) {
    if (node.kind == Kind::figure && node.role != Role::supporter) return;
    if (node.role == Role::code_number) {
        words.push_back(node.text.front().text.substr(0, node.text.front().text.size() - 1));
        if (!node.second.empty()) words.push_back(document::plain_text(node.second));
        words.push_back(node.text.back().text);
        return;
    }
    for (const document::Text* text : {&node.text, &node.second}) {
        if (text->empty()) continue;
        std::string line = document::plain_text(*text);
        if (const std::size_t at = line.find('\n'); at != std::string::npos) line[at] = ' ';
        words.push_back(line);
    }
    for (const Node& child : node.children) collect(child, words);
}

TEST(Record, PrintsExactlyWhatTheTreeSays) {
    for (const auto sample_of : {achievement, programme, completion, participation}) {
        const Document document = composed(in_languages(sample_of(), {"en", "pl"}));
        std::vector<std::string> expected;
        collect(document.root, expected);
        std::vector<std::string> printed;
        for (const PrintedText& text : printed_texts(document)) printed.push_back(text.text);
        EXPECT_EQ(printed, expected);
    }
}

TEST(Record, NamesFieldsByRow) {
    const std::vector<PrintedText> printed = printed_texts(composed(in_languages(programme(), {"en", "pl"})));
    const auto has = [&](const PrintedText& wanted) {
        return std::find(printed.begin(), printed.end(), wanted) != printed.end();
    };
    EXPECT_TRUE(has({"learner.name", Language{"en"}, "Zuzanna Wójcik-Hägglund"}));
    EXPECT_TRUE(has({"certificate.title", Language{"pl"}, "Certyfikat osiągnięć akademickich"}));
    EXPECT_TRUE(has({"certificate.title", Language{"en"}, "CERTIFICATE OF ACADEMIC ACHIEVEMENT"}));
    EXPECT_TRUE(has({"certificate.number", Language{"en"}, "7K4Q-X9TM-2HBD-A3F8"}));
    EXPECT_TRUE(has({"supplement.5.value", Language{"en"}, "8 ECTS"}));
    EXPECT_TRUE(has({"unit.2.label", Language{"pl"}, "MODUŁ"}));
    EXPECT_TRUE(has({"unit.2.2.2.value", Language{"en"},
                     "Aldermark Institute of Technology, member of the MERIDIAN Alliance"}));
}

TEST(Composer, ComposesTheSameAgain) {
    const Sample sample = in_languages(programme(), {"en", "pl"});
    const layout::Layout layout = layout_of(sample.edition);
    Composer composer(sample.edition, layout, catalogues());
    const Result<Composed> first = composer.compose(sample.credential());
    const Result<Composed> second = composer.compose(sample.credential());
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->document.root, second->document.root);
    EXPECT_EQ(first->record, second->record);
}

// What is remembered of one learner may not turn up on the document of another.
TEST(Composer, KeepsLearnersApart) {
    const Sample sample = in_languages(achievement(), {"pl"});
    const layout::Layout layout = layout_of(sample.edition);
    Composer composer(sample.edition, layout, catalogues());
    ASSERT_TRUE(composer.compose(sample.credential()));
    credential::Learner other;
    other.name = "Jan Nowak";
    other.form = credential::GrammaticalForm::masculine;
    other.birth_date = PartialDate{2001, 1, 2};
    other.birth_place = "Łódź";
    other.languages = {Language{"en"}, Language{"pl"}};
    const credential::Credential credential{sample.edition, other, sample.issuance};
    const Result<Composed> made = composer.compose(credential);
    ASSERT_TRUE(made);
    Sample alone{sample.edition, other, sample.issuance};
    EXPECT_EQ(dump(made->document.root), dump(composed(alone).root));
    EXPECT_EQ(dump(made->document.root).find("Zuzanna"), std::string::npos);
    EXPECT_NE(dump(made->document.root).find("urodzony 2 stycznia 2001 r."), std::string::npos);
}

TEST(Composer, NumbersNodesInReadingOrder) {
    const Document document = composed(achievement());
    EXPECT_EQ(document.root.id, 0);
    EXPECT_EQ(document.root.children[0].id, 1);
    EXPECT_EQ(document.root.children[0].children[0].id, 2);
}

TEST(Composer, BringsTypedTextToNormalFormC) {
    Sample sample = participation();
    sample.learner.name = "Zo\u0301fia";
    const Document document = composed(sample);
    EXPECT_EQ(document::plain_text(find(document.root, Role::learner_name)->text), "Z\u00F3fia");
    EXPECT_EQ(document.furniture.learner, "Z\u00F3fia");
}

TEST(Composer, MarksANameThatHasNoFormInTheLanguageOfTheText) {
    const Document document = composed(in_languages(achievement(), {"pl"}));
    const document::Text& names = find(document.root, Role::joint_universities)->text;
    ASSERT_EQ(names.size(), 5U);
    EXPECT_EQ(names[0],
              (document::Run{"Politechnika Lipowiecka", Language{"pl"}, document::Emphasis::plain, true}));
    EXPECT_EQ(names[2], (document::Run{"Aldermark Institute of Technology", Language{"en"},
                                       document::Emphasis::plain, true}));
    EXPECT_EQ(names[4].language, Language{"fr"});
}

TEST(Composer, NamesAndFactsAreWholeAndRunningTextIsNot) {
    const Document document = composed(in_languages(achievement(), {"en"}));
    EXPECT_TRUE(find(document.root, Role::learner_name)->text.front().whole);
    EXPECT_TRUE(find(document.root, Role::issuer)->text.front().whole);
    EXPECT_FALSE(find(document.root, Role::outcome_title)->text.front().whole);
    EXPECT_FALSE(find(document.root, Role::bullets)->children.front().text.front().whole);
}

TEST(MissingTranslation, NamesTheFieldAndTheLanguage) {
    const auto only_english = [](credential::LocalText& text) { text.texts.resize(1); };
    std::vector<std::pair<std::string, std::function<void(Sample&)>>> gaps{
        {"opportunity.title", [&](Sample& s) { only_english(s.edition.opportunity.title); }},
        {"opportunity.kind", [&](Sample& s) { only_english(s.edition.opportunity.kind); }},
        {"outcomes", [&](Sample& s) { only_english(s.edition.outcomes[1].items[0]); }},
        {"signatories.function", [&](Sample& s) { only_english(s.edition.signatories[0].function); }},
        {"stackability.credential", [&](Sample& s) { only_english(s.edition.stackability->credential); }},
        {"grading_scheme", [&](Sample& s) { only_english(s.edition.grading_scheme); }},
        {"learners.grade_meaning", [&](Sample& s) { only_english(s.learner.grade->meaning); }},
        {"further.partnership", [&](Sample& s) { only_english(s.edition.further->partnership); }},
    };
    for (const auto& [field, make] : gaps) {
        Sample sample = in_languages(achievement(), {"en", "pl"});
        make(sample);
        const Error error = refused(sample);
        EXPECT_EQ(error.kind, missing_translation) << field;
        EXPECT_EQ(error.place.field, field);
        EXPECT_NE(error.found.find("pl"), std::string::npos);
    }
}

TEST(MissingTranslation, OfAUnitNamesTheUnit) {
    Sample sample = in_languages(programme(), {"pl"});
    sample.edition.units[1].opportunity.title.texts.resize(1);
    EXPECT_EQ(refused(sample).place.field, "units.stats.opportunity.title");
}

TEST(Composer, RefusesALanguageWithoutCatalogue) {
    EXPECT_EQ(refused(in_languages(participation(), {"ja"})).kind, missing_catalogue);
    EXPECT_EQ(refused(in_languages(participation(), {"en", "de", "pl"})).kind, missing_catalogue);
}

TEST(Composer, RefusesALayoutThatNamesAnUnknownField) {
    const Sample sample = participation();
    layout::Layout layout = layout_of(sample.edition);
    layout.statement.push_back({.field = "motto", .heading = {}, .style = {}});
    Composer composer(sample.edition, layout, catalogues());
    const Result<Composed> made = composer.compose(sample.credential());
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, unknown_field);
    EXPECT_EQ(made.error().place.field, "motto");
}

TEST(OwnText, StandsInPlaceOfTheFormsAndKeepsItsPlaces) {
    Sample sample = in_languages(completion(), {"en", "pl"});
    sample.edition.text_overrides["qa.lead"] = {{{Language{"en"}, "Quality is assured on two levels:"}}};
    sample.edition.text_overrides["statement.on_day"] = everywhere("{date}");
    const std::string text = dump(composed(sample).root);
    EXPECT_NE(text.find("Quality is assured on two levels:"), std::string::npos);
    EXPECT_NE(text.find("Przyjęto dwupoziomowy"), std::string::npos);  // not overridden in Polish
    EXPECT_EQ(text.find("two-level mutual trust-based"), std::string::npos);
}

TEST(OwnText, ForAKeyThatIsNoneIsRefusedWithTheNearest) {
    Sample sample = participation();
    sample.edition.text_overrides["qa.leed"] = everywhere("x");
    const Error error = refused(sample);
    EXPECT_EQ(error.kind, bad_text_override);
    EXPECT_EQ(error.expected, "“qa.lead”");
}

TEST(OwnText, WithAPlaceTheFormDoesNotHaveIsRefused) {
    Sample sample = participation();
    sample.edition.text_overrides["qa.lead"] = everywhere("Adopted by {university}:");
    EXPECT_EQ(refused(sample).found, "“{university}”");
}

TEST(OwnText, ThatIsNoPatternIsRefused) {
    Sample sample = participation();
    sample.edition.text_overrides["qa.lead"] = everywhere("{oh");
    EXPECT_EQ(refused(sample).kind, bad_text_override);
}

TEST(Standing, OfAPreviewShowsASectionThatSaysNotSigned) {
    Sample sample = achievement();
    sample.issuance.preview = true;
    const Document document = composed(sample);
    EXPECT_EQ(document.standing, document::Standing::preview);
    EXPECT_EQ(find(document.root, Role::signature_panel)->kind, Kind::section);
    EXPECT_NE(dump(document.root).find("(title): Not signed"), std::string::npos);
    EXPECT_EQ(dump(document.root).find("Digitally signed"), std::string::npos);
    EXPECT_EQ(document.furniture.standing_mark, "PREVIEW – not signed");
    EXPECT_EQ(document.metadata.title,
              "PREVIEW – not signed: Certificate of Academic Achievement – Zuzanna Wójcik-Hägglund");
}

TEST(Standing, OfASpecimenStandsInFootAndTitle) {
    for (const char* language : {"en", "de", "pl"}) {
        Sample sample = in_languages(participation(), {language});
        sample.issuance.specimen = true;
        sample.issuance.seal = SealKind::demonstration;
        const Document document = composed(sample);
        EXPECT_EQ(document.standing, document::Standing::specimen);
        EXPECT_EQ(document.furniture.standing_mark.substr(0, 8), "SPECIMEN");
        EXPECT_EQ(document.metadata.title.substr(0, 8), "SPECIMEN");
    }
}

TEST(Panel, StatesTheKindOfCertificateAndNoLevel) {
    const std::vector<std::pair<SealKind, std::string>> kinds{
        {SealKind::qualified, "Qualified certificate · PAdES"},
        {SealKind::advanced, "Advanced signature · PAdES"},
        {SealKind::demonstration, "Demonstration key · PAdES"}};
    for (const auto& [kind, words] : kinds) {
        Sample sample = achievement();
        sample.issuance.seal = kind;
        const Document document = composed(sample);
        const Node& panel = *find(document.root, Role::signature_panel);
        EXPECT_EQ(panel.kind, Kind::form);
        EXPECT_EQ(panel.alternate, "Digital signature of Prof. Agnieszka Dąbrowska-Lis");
        EXPECT_EQ(document::plain_text(panel.children.back().text), words);
        EXPECT_EQ(document::plain_text(panel.children[4].text), "2026-07-03 14:05:32 +02:00");
    }
}

TEST(Panel, OfAnInstitutionsSealHasNoFunction) {
    Sample sample = achievement();
    sample.issuance.seal_signer = "Lipowiec University of Technology";
    sample.issuance.seal_organisation.clear();
    const Document document = composed(sample);
    EXPECT_EQ(find(document.root, Role::signature_panel)->children.size(), 4U);
}

TEST(Panel, WritesTheTimeOfUniversalClocksAsAnOffset) {
    Sample sample = achievement();
    sample.issuance.signing_time = *instant_from_iso("2026-07-03T14:05:32Z");
    const Document document = composed(sample);
    EXPECT_EQ(document::plain_text(find(document.root, Role::signature_panel)->children[4].text),
              "2026-07-03 14:05:32 +00:00");
}

TEST(Furniture, LeavesPlacesForPagesOnly) {
    const Document document = composed(in_languages(achievement(), {"en", "pl"}));
    const document::Furniture& furniture = document.furniture;
    EXPECT_EQ(document::plain_text(furniture.head_name), "Certificate of Academic Achievement – Supplement");
    EXPECT_EQ(document::plain_text(furniture.head_name_second), "Suplement do certyfikatu");
    EXPECT_EQ(furniture.page_pattern, "Page {page} of {pages}");
    EXPECT_EQ(furniture.page_pattern_second, "Strona {page} z {pages}");
    EXPECT_EQ(
        furniture.awarding_line,
        "Lipowiec University of Technology on behalf of the MERIDIAN Alliance · verify.meridian.example");
    EXPECT_EQ(furniture.complete_note, "Complete only with its supplement");
    EXPECT_EQ(furniture.unit_continued_pattern, "Learning unit {number} – {name} (continued)");
    EXPECT_EQ(document::plain_text(furniture.number_label_second), "Nr certyfikatu");
    EXPECT_EQ(furniture.number, "7K4Q-X9TM-2HBD-A3F8");
    EXPECT_TRUE(furniture.standing_mark.empty());
}

TEST(Metadata, NamesCertificateLearnerAndAwardingBody) {
    const document::Metadata metadata = composed(achievement()).metadata;
    EXPECT_EQ(metadata.title, "Certificate of Academic Achievement – Zuzanna Wójcik-Hägglund");
    EXPECT_EQ(metadata.subject, "course Circular Materials Engineering");
    EXPECT_EQ(metadata.author, "Lipowiec University of Technology on behalf of the MERIDIAN Alliance");
    EXPECT_EQ(metadata.verification_address, "https://verify.meridian.example/");
}

}  // namespace
}  // namespace sigillum::compose
