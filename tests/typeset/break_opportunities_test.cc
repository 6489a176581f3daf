#include "typeset/break_opportunities.h"

#include <gtest/gtest.h>

namespace sigillum::typeset {
namespace {

// The text with a bar wherever a line may end.
std::string marked(const std::string& text, Breaking breaking, const std::string& italic = {},
                   const std::string& language = "en") {
    std::vector<Span> spans{{.text = text, .language = {language}, .style = {}}};
    if (!italic.empty()) {
        spans.push_back({.text = italic, .language = {"en"}, .style = {}});
        spans.back().style.face.italic = true;
    }
    const std::string all = text + italic;
    static const locale::LineRules rules =
        locale::LineRules::load(std::string(SOURCE_DIR) + "/locales/line-breaks", {}).value();
    const auto places = break_opportunities(all, spans, breaking, rules);
    std::string result;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (std::find(places.begin(), places.end(), i) != places.end()) result += '|';
        result += all[i];
    }
    return result;
}

TEST(BreakOpportunities, A_name_breaks_at_spaces_but_not_after_a_particle_or_before_a_suffix) {
    EXPECT_EQ(marked("Zuzanna Wójcik-Hägglund", Breaking::name), "Zuzanna |Wójcik-Hägglund");
    EXPECT_EQ(marked("Willemijn van der Sluijs-ten Broeke", Breaking::name),
              "Willemijn |van der Sluijs-ten |Broeke");
    EXPECT_EQ(marked("José de la Cruz y Vega", Breaking::name), "José |de la Cruz |y Vega");
    EXPECT_EQ(marked("Martin King Jr.", Breaking::name), "Martin |King Jr.");
}

TEST(BreakOpportunities, A_signatory_breaks_between_titles_and_name) {
    EXPECT_EQ(marked("Prof. Dr. hab. inż. Agnieszka Dąbrowska", Breaking::signer),
              "Prof. Dr. hab. inż. |Agnieszka Dąbrowska");
    EXPECT_EQ(marked("Magdalena Ćwiklińska", Breaking::signer), "Magdalena |Ćwiklińska");
}

TEST(BreakOpportunities, A_title_breaks_nowhere_before_its_own_second_word) {
    EXPECT_EQ(marked("summer school ", Breaking::title, "Open Data in Practice"),
              "summer school Open |Data |in |Practice");
    EXPECT_EQ(marked("Summer School in Data Literacy", Breaking::title),
              "Summer |School |in |Data |Literacy");
}

TEST(BreakOpportunities, A_list_breaks_between_names) {
    EXPECT_EQ(marked("TU Berlin, Politecnico di Milano", Breaking::list),
              "TU Berlin, |Politecnico di Milano");
}

TEST(BreakOpportunities, Running_text_breaks_where_the_language_allows) {
    EXPECT_EQ(marked("life-cycle (of it)", Breaking::running), "life-|cycle |(of |it)");
    EXPECT_EQ(marked("20\xC2\xA0km far", Breaking::running), "20\xC2\xA0km |far");
}

TEST(BreakOpportunities, A_number_stays_with_the_word_after_it) {
    EXPECT_EQ(marked("1 September \xE2\x80\x93 28 November 2025 and", Breaking::running),
              "1 September |\xE2\x80\x93 |28 November 2025 |and");
    EXPECT_EQ(marked("3. Februar 2003", Breaking::spaces), "3. Februar |2003");
    EXPECT_EQ(marked("2.0 (fail), 5, 4 \xE2\x80\x93 6", Breaking::spaces),
              "2.0 |(fail), |5, |4 |\xE2\x80\x93 |6");
}

TEST(BreakOpportunities, A_word_of_one_letter_does_not_end_a_line_in_Polish) {
    EXPECT_EQ(marked("obiegu w kraju i za", Breaking::running, {}, "pl"), "obiegu |w kraju |i za");
    EXPECT_EQ(marked("such a word I mean", Breaking::running), "such |a |word |I |mean");
}

TEST(BreakOpportunities, Prepositions_of_one_letter_stay_with_their_word_in_Czech_and_Slovak) {
    EXPECT_EQ(marked("v kraji s podporou a o", Breaking::running, {}, "cs"), "v kraji |s podporou |a o");
    EXPECT_EQ(marked("K tomu z nich (v tom) i", Breaking::spaces, {}, "sk"), "K tomu |z nich |(v tom) |i");
}

TEST(BreakOpportunities, French_signs_and_guillemets_begin_no_line_and_end_none) {
    EXPECT_EQ(marked("le titre « Au fil de l’eau » : oui ?", Breaking::running, {}, "fr"),
              "le |titre |« Au |fil |de |l’eau » : |oui ?");
    EXPECT_EQ(marked("Quoi : tout ; rien !", Breaking::title, {}, "fr"), "Quoi : |tout ; |rien !");
    EXPECT_EQ(marked("Quoi : tout", Breaking::title, {}, "en"), "Quoi |: |tout");
}

TEST(BreakOpportunities, Numbers_stay_with_their_units_paragraphs_and_groups) {
    EXPECT_EQ(marked("1500 hours of 5 ECTS", Breaking::running), "1500 hours |of |5 ECTS");
    EXPECT_EQ(marked("in 2025 hours were", Breaking::running), "in |2025 hours |were");
    EXPECT_EQ(marked("7.5 credits, 1 200 km", Breaking::running), "7.5 credits, |1 200 km");
    EXPECT_EQ(marked("nach § 3 Abs. 2 und", Breaking::running, {}, "de"), "nach |§ 3 Abs. 2 und");
    EXPECT_EQ(marked("level 7 and level two", Breaking::running), "level 7 and |level |two");
}

TEST(BreakOpportunities, Parts_of_a_date_stay_together) {
    EXPECT_EQ(marked("dne 8. 6. 2026 v Praze", Breaking::running, {}, "cs"), "dne |8. 6. 2026 |v Praze");
    EXPECT_EQ(marked("2026. május 20. és", Breaking::running, {}, "hu"), "2026. |május 20. és");
    EXPECT_EQ(marked("20 maja 2026 r. oraz", Breaking::running, {}, "pl"), "20 maja 2026 r. |oraz");
    EXPECT_EQ(marked("le 1er mai 2026", Breaking::running, {}, "fr"), "le |1er mai 2026");
    EXPECT_EQ(marked("την 1η Οκτωβρίου 2026", Breaking::running, {}, "el"), "την |1η Οκτωβρίου 2026");
    EXPECT_EQ(marked("ar 1 Deireadh Fómhair 2026", Breaking::running, {}, "ga"),
              "ar |1 Deireadh Fómhair 2026");
    EXPECT_EQ(marked("el 14 de maig de 2026 o", Breaking::running, {}, "ca"), "el |14 de maig |de 2026 |o");
    EXPECT_EQ(marked("a 1.º de maio de 2026", Breaking::spaces, {}, "pt"), "a 1.º de maio |de 2026");
    EXPECT_EQ(marked("fundador de empresas de 30", Breaking::spaces, {}, "pt"),
              "fundador |de |empresas |de 30");
    EXPECT_EQ(marked("3 ta’ Mejju 2026", Breaking::spaces, {}, "mt"), "3 ta’ Mejju 2026");
    EXPECT_EQ(marked("من 20 إلى 22 أبريل 2026", Breaking::spaces, {}, "ar"), "من |20 إلى 22 أبريل 2026");
    EXPECT_EQ(marked("1 במאי 2026", Breaking::spaces, {}, "he"), "1 במאי 2026");
}

TEST(BreakOpportunities, RangesBreakBehindAYearAndNotBetweenDays) {
    EXPECT_EQ(marked("7. desember 2025–8. mai 2026", Breaking::running, {}, "nb"),
              "7. desember 2025–|8. mai 2026");
    EXPECT_EQ(marked("2026. gada 20.–22. aprīlis", Breaking::running, {}, "lv"),
              "2026. gada |20.–22. aprīlis");
    EXPECT_EQ(marked("20–22 kwietnia 2026 r.", Breaking::running, {}, "pl"), "20–22 kwietnia 2026 r.");
    EXPECT_EQ(marked("1998–2003", Breaking::running), "1998–|2003");
}

TEST(BreakOpportunities, Initials_and_letters_with_a_point_stay_with_what_follows) {
    EXPECT_EQ(marked("von J. Kowalski und Ł. Nowak", Breaking::running, {}, "pl"),
              "von |J. Kowalski |und |Ł. Nowak");
    EXPECT_EQ(marked("wie z. B. hier", Breaking::running, {}, "de"), "wie |z. B. hier");
}

TEST(BreakOpportunities, No_line_ends_at_a_hyphen_that_the_next_would_have_to_repeat) {
    EXPECT_EQ(marked("czarno-białe i", Breaking::running, {}, "pl"), "czarno-białe |i");
    EXPECT_EQ(marked("schwarz-weiß und", Breaking::running, {}, "de"), "schwarz-|weiß |und");
}

TEST(BreakOpportunities, A_month_may_leave_its_year_in_an_emergency_before_other_words_part) {
    const std::string date = "20–22 kwietnia 2026 r.";
    const Span span{.text = date, .language = {"pl"}, .style = {}};
    const auto rules = locale::LineRules::load(std::string(SOURCE_DIR) + "/locales/line-breaks", {}).value();
    EXPECT_EQ(loose_opportunities(date, {&span, 1}, Breaking::prose, rules, 0, date.size()),
              (std::vector<std::size_t>{date.find("2026")}));
    EXPECT_TRUE(loose_opportunities(date, {&span, 1}, Breaking::spaces, rules, 0, date.size()).empty());
}

TEST(BreakOpportunities, An_address_breaks_after_its_marks_in_an_emergency) {
    const std::string address = "www.example.org/a-b";
    const auto places = emergency_opportunities(address, Breaking::running, 0, address.size());
    EXPECT_EQ(places, (std::vector<std::size_t>{4, 12, 16, 18}));
}

}  // namespace
}  // namespace sigillum::typeset
