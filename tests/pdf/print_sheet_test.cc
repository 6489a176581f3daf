#include "pdf/print_sheet.h"

#include <gtest/gtest.h>

namespace sigillum::pdf {
namespace {

constexpr Size a4{Length::mm(210), Length::mm(297)};
constexpr Size a4_on_its_side{Length::mm(297), Length::mm(210)};

TEST(PrintSheet, IsThePageWithoutMarks) {
    const auto on = on_sheet({}, a4);
    ASSERT_TRUE(on);
    Bytes boxes;
    append_boxes(boxes, *on);
    // 210 mm are 595.276 pt, 297 mm are 841.89 pt.
    EXPECT_EQ(boxes,
              "/MediaBox[0 0 595.276 841.89]/BleedBox[0 0 595.276 841.89]/TrimBox[0 0 595.276 841.89]");
}

// SRA4 is 225 by 320 mm, 637.795 by 907.087 pt: 7.5 mm (21.26 pt) stand over at the sides, 11.5 mm (32.598
// pt) above and below; 3 mm are 8.504 pt.
TEST(PrintSheet, PutsA4InTheMiddleOfSra4) {
    const auto on = on_sheet({.crop_marks = true}, a4);
    ASSERT_TRUE(on);
    Bytes boxes;
    append_boxes(boxes, *on);
    EXPECT_EQ(boxes,
              "/MediaBox[0 0 637.795 907.087]/BleedBox[12.756 24.094 625.039 882.992]"
              "/TrimBox[21.26 32.598 616.535 874.488]");
}

TEST(PrintSheet, DrawsTwoMarksAtEachCornerOutsideTheBleed) {
    const auto on = on_sheet({.crop_marks = true}, a4);
    ASSERT_TRUE(on);
    const Bytes marks = crop_marks(*on);
    // At the lower left corner: level with the lower edge, from the bleed 4.5 mm to the sheet's edge; and
    // above the left edge, 5 mm down.
    EXPECT_NE(marks.find("12.756 32.598 m 0 32.598 l S\n"), Bytes::npos) << marks;
    EXPECT_NE(marks.find("21.26 24.094 m 21.26 9.921 l S\n"), Bytes::npos) << marks;
    EXPECT_NE(marks.find("625.039 874.488 m 637.795 874.488 l S\n"), Bytes::npos) << marks;
    EXPECT_EQ(std::count(marks.begin(), marks.end(), 'S'), 8);
}

TEST(PrintSheet, TurnsTheSheetWithThePage) {
    const auto on = on_sheet({.crop_marks = true}, a4_on_its_side);
    ASSERT_TRUE(on);
    EXPECT_EQ(on->sheet, (Size{Length::mm(320), Length::mm(225)}));
    const auto named = on_sheet({.crop_marks = true, .sheet = Size{Length::mm(320), Length::mm(450)}}, a4);
    ASSERT_TRUE(named);
    EXPECT_EQ(named->left(), Length::mm(55));
    EXPECT_EQ(named->below(), Length::mm(76.5));
}

TEST(PrintSheet, TakesALargerSheetForOtherPagesAndALargerBleed) {
    const Size letter{Length::pt(612), Length::pt(792)};
    const auto on = on_sheet({.crop_marks = true}, letter);
    ASSERT_TRUE(on);
    EXPECT_EQ(on->left(), Length::mm(13));
    EXPECT_TRUE(on_sheet({.crop_marks = true, .bleed = Length::mm(10)}, a4));
}

TEST(PrintSheet, RefusesASheetThatIsTooSmall) {
    const auto on = on_sheet({.crop_marks = true, .sheet = Size{Length::mm(215), Length::mm(305)}}, a4);
    ASSERT_FALSE(on);
    EXPECT_EQ(on.error().kind, sheet_too_small);
    EXPECT_EQ(on.error().found, "a sheet of 215 by 305 mm");
    EXPECT_EQ(on.error().expected, "at least 222 by 309 mm: the page, 3 mm of bleed and 3 mm for the marks");
}

}  // namespace
}  // namespace sigillum::pdf
