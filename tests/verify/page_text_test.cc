// The comparison of what a record says is printed with what stands on the pages.
#include "verify/page_text.h"

#include <gtest/gtest.h>

namespace sigillum::verify {
namespace {

using Kind = Disagreement::Kind;

std::vector<credential::PrintedText> printed(std::initializer_list<const char*> texts) {
    std::vector<credential::PrintedText> list;
    for (const char* text : texts) list.push_back({"field", {"en"}, text});
    return list;
}

// The text that fails, marked when it is out of place; "" when all stand.
std::string failing(const std::vector<std::string>& pages,
                    const std::vector<credential::PrintedText>& texts) {
    const auto found = first_disagreement(pages, texts);
    if (!found) return "";
    return found->text->text + (found->kind == Kind::out_of_place ? " (out of place)" : "");
}

TEST(PageText, StandsWhateverTheLineBreaks) {
    EXPECT_EQ(failing({"has completed\nthe course Data\n  Literacy"},
                      printed({"has completed", "course Data Literacy"})),
              "");
    EXPECT_EQ(failing({"activity/\nopportunity"}, printed({"activity/opportunity"})), "");
}

TEST(PageText, IsComparedInOneNormalForm) {
    EXPECT_EQ(failing({"Jose\u0301 Wi\u00ADśniewski"}, printed({"José Wiśniewski"})), "");
    EXPECT_EQ(failing({"Jose Wiśniewski"}, printed({"José Wiśniewski"})), "José Wiśniewski");
}

TEST(PageText, NeedsWholeWords) {
    EXPECT_EQ(failing({"Level 17 of 70"}, printed({"7"})), "7");
    EXPECT_EQ(failing({"Annabel Lee"}, printed({"Anna"})), "Anna");
}

TEST(PageText, NeedsEachTextAsOftenAsItIsRecorded) {
    EXPECT_EQ(failing({"2 ECTS and 2 ECTS"}, printed({"2 ECTS", "2 ECTS"})), "");
    EXPECT_EQ(failing({"2 ECTS"}, printed({"2 ECTS", "2 ECTS"})), "2 ECTS");
    EXPECT_EQ(failing({"2 ECTS"}, printed({"2", "2 ECTS"})), "2");
}

TEST(PageText, MayBePartedByAPageBreakOrTheOtherLanguage) {
    EXPECT_EQ(
        failing({"a long text that\nPage 1", "goes on here"}, printed({"a long text that goes on here"})),
        "");
    EXPECT_EQ(
        failing({"a long text that", "Page 2", "goes on here"}, printed({"a long text that goes on here"})),
        "a long text that goes on here");
    EXPECT_EQ(failing({"No. / Nr 7K4Q"}, printed({"No. 7K4Q", "Nr"})), "");
    EXPECT_EQ(failing({"passed, though it was nearly failed on every count"}, printed({"passed failed"})),
              "passed failed");
}

TEST(PageText, FollowsTheRecordPageByPage) {
    const std::vector<std::string> pages = {"first", "second", "third"};
    EXPECT_EQ(failing(pages, printed({"first", "second", "third"})), "");
    EXPECT_EQ(failing(pages, printed({"second", "first", "third"})), "");
    EXPECT_EQ(failing(pages, printed({"third", "first"})), "first (out of place)");
}

}  // namespace
}  // namespace sigillum::verify
