// What the grammar of a language asks of a whole document: the learner's form, elision before days, euphony
// in lists.
#include <gtest/gtest.h>

#include "composed.h"
#include "dump.h"

namespace sigillum::compose {
namespace {

using namespace credential;
using document::Role;

// The sample's texts in a language that it does not know: what it says in English.
LocalText as_in(LocalText text, const char* tag) {
    text.texts.emplace_back(Language{tag}, std::string(text.in(Language{"en"})));
    return text;
}

// A learning opportunity of few words, in one language.
Sample in_language(const char* tag) {
    Sample sample = in_languages(participation(), {tag});
    sample.edition.opportunity.kind = as_in(sample.edition.opportunity.kind, tag);
    if (!sample.edition.opportunity.title.empty()) {
        sample.edition.opportunity.title = as_in(sample.edition.opportunity.title, tag);
    }
    for (Signatory& signatory : sample.edition.signatories)
        signatory.function = as_in(signatory.function, tag);
    for (OutcomeGroup& group : sample.edition.outcomes) {
        for (LocalText& item : group.items) item = as_in(item, tag);
    }
    return sample;
}

bool says(const Sample& sample, const std::string& words) {
    const std::string text = dump(composed(sample).root);
    return text.find(words) != std::string::npos;
}

struct Period {
    const char* tag;
    DateRange range;
    const char* words;
};

TEST(Grammar, ElidesBeforeTheDaysOfThePeriod) {
    const DateRange vowels{{2026, 8, 8}, {2026, 8, 11}}, first{{2026, 8, 1}, {2026, 8, 3}},
        day{{2026, 8, 11}, {2026, 8, 11}};
    for (const Period& period : {
             Period{"it", vowels, "dall’8 all’11 agosto 2026"},
             Period{"it", first, "dal 1º al 3 agosto 2026"},
             Period{"it", day, "l’11 agosto 2026"},
             Period{"ca", vowels, "del 8 a l’11 d’agost de 2026"},
             Period{"ca", first, "de l’1 al 3 d’agost de 2026"},
             Period{"fr", first, "du 1er au 3 août 2026"},
             Period{"es", first, "del 1 al 3\u00a0de\u00a0agosto de 2026"},
         }) {
        Sample sample = in_language(period.tag);
        sample.edition.taking_place = period.range;
        EXPECT_TRUE(says(sample, period.words)) << period.tag << "\n" << dump(composed(sample).root);
    }
}

TEST(Grammar, ElidesBeforeTheDayOrMonthOfBirth) {
    const auto born = [](const char* tag, const PartialDate& date, const char* words) {
        Sample sample = in_language(tag);
        sample.learner.birth_date = date;
        sample.learner.form = GrammaticalForm::feminine;
        EXPECT_TRUE(says(sample, words)) << tag << "\n" << dump(composed(sample).root);
    };
    born("it", {2002, 8, 11}, "nata l’11 agosto 2002");
    born("it", {2002, 8, 1}, "nata il 1º agosto 2002");
    born("ca", {2002, 3, 1}, "nascuda l’1 de març de 2002");
    born("ca", {2002, 10, 0}, "nascuda l’octubre de 2002");
    born("fr", {2002, 8, 1}, "née le 1er août 2002");
}

// The joint follows the name behind it, although each name keeps its own language.
TEST(Grammar, JoinsUniversitiesByTheSoundOfTheirNames) {
    const auto joined = [](const char* tag, const char* last) {
        Sample sample = in_language(tag);
        sample.edition.directory.universities.at("aldermark").name = {{{Language{tag}, last}}};
        sample.edition.joint_universities = {"valmont", "aldermark"};
        const document::Document document = composed(sample);
        const document::Node* names = find(document.root, Role::joint_universities);
        return names == nullptr ? std::string() : document::plain_text(names->text);
    };
    EXPECT_EQ(joined("es", "Instituto de Aldermark"),
              "Université Polytechnique de Valmont e Instituto de Aldermark");
    EXPECT_EQ(joined("es", "Universidad de Aldermark"),
              "Université Polytechnique de Valmont y Universidad de Aldermark");
    EXPECT_EQ(joined("it", "Ente di Aldermark"), "Université Polytechnique de Valmont ed Ente di Aldermark");
    EXPECT_EQ(joined("it", "Politecnico di Aldermark"),
              "Université Polytechnique de Valmont e Politecnico di Aldermark");
    EXPECT_EQ(joined("fr", "École d’Aldermark"), "Université Polytechnique de Valmont et École d’Aldermark");
}

// Every message of a document may choose by the learner's form, headings of rows as well.
TEST(Grammar, LetsEveryMessageChooseByTheFormOfTheLearner) {
    const auto heading = [](GrammaticalForm form) {
        Sample sample = in_languages(completion(), {"de"});
        sample.edition.text_overrides["row.learner"] =
            everywhere("{form, select, feminine {Inhaberin} masculine {Inhaber} other {Person}}");
        sample.learner.form = form;
        return dump(composed(sample).root);
    };
    EXPECT_NE(heading(GrammaticalForm::feminine).find("Inhaberin"), std::string::npos);
    EXPECT_EQ(heading(GrammaticalForm::masculine).find("Inhaberin"), std::string::npos);
    EXPECT_NE(heading(GrammaticalForm::masculine).find("Inhaber"), std::string::npos);
    EXPECT_NE(heading(GrammaticalForm::neutral).find("Person"), std::string::npos);
}

TEST(Grammar, LetsTheOwnTextOfAnEditionChooseByTheDay) {
    Sample sample = participation();
    sample.edition.taking_place = DateRange{{2026, 8, 11}, {2026, 8, 11}};
    sample.edition.text_overrides["statement.on_day"] =
        everywhere("{day, plural, =11 {on the eleventh, } other {on }}{date}");
    EXPECT_TRUE(says(sample, "on the eleventh, 11 August 2026"));
    sample.edition.text_overrides["statement.on_day"] = everywhere("{month} {date}");
    const Result<Composed> made = try_compose(sample);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, bad_text_override);
    EXPECT_EQ(made.error().found, "“{month}”");
}

// A decimal amount is written with the separator of its language and takes the plural of the amount itself.
TEST(Grammar, WritesTheAmountOfWorkWithTheSeparatorOfTheLanguage) {
    const auto workload = [](const char* tag) {
        Sample sample = in_languages(completion(), {tag});
        sample.edition.workload = Workload{.amount = "2.5", .unit = WorkloadUnit::ects};
        return dump(composed(sample).root);
    };
    EXPECT_NE(workload("en").find("2.5 ECTS"), std::string::npos);
    EXPECT_NE(workload("de").find("2,5 ECTS"), std::string::npos);
    EXPECT_NE(workload("pl").find("2,5 ECTS"), std::string::npos);
}

}  // namespace
}  // namespace sigillum::compose
