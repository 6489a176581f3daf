// Errors of composing and typesetting are placed where somebody wrote the words at fault.
#include "issue/placed.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "compose/composer.h"
#include "credential/read.h"
#include "font/library.h"
#include "typeset/typesetter.h"

namespace sigillum::issue {
namespace {

namespace fs = std::filesystem;

// An edition whose list has columns of its own.
const credential::EditionWithLearners& content() {
    static const credential::EditionWithLearners read = [] {
        const fs::path folder = fs::path(BUILD_DIR) / "test-folders/placed" /
                                ::testing::UnitTest::GetInstance()->current_test_info()->name();
        fs::create_directories(folder);
        std::ofstream(folder / "learners.csv")
            << "key,Student,birth_place\n1,Anna Żółć,Łódź\n2,Bjørn,Ålesund\n";
        std::ofstream(folder / "edition.toml") << R"(type = "participation"
languages = ["en"]
directory = ")" SOURCE_DIR R"(/samples/directory/directory.toml"
issuer = "wut"
place = "Warsaw"
document_date = 2026-05-29
taking_place = { on = 2026-05-25 }
signatories = [{ name = "Ada Test", function = "Rector" }]
texts = { "statement.certifies" = "certifies" }
[opportunity]
kind = "staff week"
title = "Internationalisation at Home"
[learners]
file = "learners.csv"
columns = { name = "Student" }
)";
        auto edition = credential::read_edition(folder, {.today = {2026, 11, 22}});
        EXPECT_FALSE(edition.findings.has_errors());
        return std::move(*edition.edition);
    }();
    return read;
}

TEST(Placed, AtTheCellOrFieldThatHoldsTheWords) {
    const std::string title_quoted = "“staff week Internationalisation at Home”, too long";
    const struct {
        Error error;
        const char* place;
        const char* found;
    } rows[] = {
        {{font::missing_glyph,
          {.field = "learner's name"},
          "no font has U+017B LATIN CAPITAL LETTER Z WITH DOT ABOVE",
          ""},
         "learners.csv row 2, column Student",
         "no font has U+017B LATIN CAPITAL LETTER Z WITH DOT ABOVE (in the document: learner's name)"},
        {{font::missing_glyph,
          {.field = "supplement row 1"},
          "no font has U+0141 LATIN CAPITAL LETTER L WITH STROKE",
          ""},
         "learners.csv row 2, column birth_place",
         "no font has U+0141 LATIN CAPITAL LETTER L WITH STROKE (in the document: supplement row 1)"},
        {{font::missing_glyph, {.field = "x"}, "no single font has all characters of “ódź”", ""},
         "learners.csv row 2, column birth_place",
         "no single font has all characters of “ódź” (in the document: x)"},
        {{typeset::does_not_fit, {.field = "learning opportunity"}, title_quoted, ""},
         "edition.toml:12:1 (opportunity.title)",
         "“staff week Internationalisation at Home”, too long (in the document: learning opportunity)"},
        {{typeset::does_not_fit, {.field = "name of the signatory"}, "“Ada Test”, too long", ""},
         "edition.toml:8:18 (signatories[1].name)",
         "“Ada Test”, too long (in the document: name of the signatory)"},
        {{compose::bad_text_override, {.field = "texts.statement.certifies"}, "“{x}”", ""},
         "edition.toml:9:11 (texts.statement.certifies)",
         "“{x}”"},
        {{typeset::does_not_fit, {.field = "end mark"}, "“words of the form”, too long", ""},
         "learners.csv row 2",
         "“words of the form”, too long (in the document: end mark)"},
        {{font::missing_glyph, {.file = "fonts.json"}, "no font has U+0141", ""},
         "fonts.json",
         "no font has U+0141"},
    };
    for (const auto& row : rows) {
        const Error error = placed(row.error, content().learners.front(), content());
        EXPECT_EQ(to_string(error.place), row.place);
        EXPECT_EQ(error.found, row.found);
    }
}

TEST(Placed, CutsALongQuotationInTheMiddleOfNoCharacter) {
    std::string name;
    for (int i = 0; i < 100; ++i) name += "ż";
    const Error error = placed({typeset::does_not_fit, {.field = "name"}, "“" + name + "”, too long", ""},
                               content().learners.front(), content());
    EXPECT_EQ(error.found,
              "“" + name.substr(0, 50) + " … " + name.substr(0, 50) + "”, too long (in the document: name)");
}

TEST(Placed, TellsWhatAllLearnersShare) {
    const auto learner = content().learners.front();
    const Error of_edition =
        placed({typeset::does_not_fit, {.field = "x"}, "“Ada Test”, too long", ""}, learner, content());
    const Error of_learner =
        placed({typeset::does_not_fit, {.field = "x"}, "“Anna Żółć”, too long", ""}, learner, content());
    const Error of_nobody =
        placed({typeset::does_not_fit, {.field = "x"}, "“form”, too long", ""}, learner, content());
    EXPECT_TRUE(is_shared(of_edition) && names_words(of_edition));
    EXPECT_TRUE(!is_shared(of_learner) && names_words(of_learner));
    EXPECT_TRUE(!is_shared(of_nobody) && !names_words(of_nobody));
}

}  // namespace
}  // namespace sigillum::issue
