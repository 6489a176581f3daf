#include "pdf/syntax.h"

#include <gtest/gtest.h>

namespace sigillum::pdf {
namespace {

template <class Append, class... Values>
Bytes written(Append append, Values... values) {
    Bytes to;
    append(to, values...);
    return to;
}

TEST(Syntax, NumbersHaveNoNeedlessCharacters) {
    struct Row {
        std::int64_t value;
        int decimals;
        const char* text;
    };
    for (const Row& row :
         {Row{0, 3, "0"}, Row{12300, 3, "12.3"}, Row{12000, 3, "12"}, Row{5, 3, ".005"}, Row{-5, 3, "-.005"},
          Row{-12345, 3, "-12.345"}, Row{100, 2, "1"}, Row{1234567, 6, "1.234567"}, Row{10, 1, "1"}}) {
        EXPECT_EQ(written(append_fixed, row.value, row.decimals), row.text);
    }
}

TEST(Syntax, RealsAreRoundedToTheNearest) {
    EXPECT_EQ(written(append_real, 2.83464567, 6), "2.834646");
    EXPECT_EQ(written(append_real, -0.0004, 3), "0");
    EXPECT_EQ(written(append_real, 0.9996, 3), "1");
}

TEST(Syntax, AThousandthOfAPointIsTwelvePointSevenUnits) {
    EXPECT_EQ(milli_points(Length::pt(595.276)), 595276);
    EXPECT_EQ(milli_points(Length::mm(210)), 595276);  // 210 / 25.4 x 72 = 595.2756
    EXPECT_EQ(milli_points(Length::mm(-210)), -595276);
}

// ISO 32000-1, 7.3.5: any byte but regular characters is written with its number.
TEST(Syntax, NamesEscapeWhatIsNotRegular) {
    EXPECT_EQ(written(append_name, "application/json"), "/application#2Fjson");
    EXPECT_EQ(written(append_name, "A#B C"), "/A#23B#20C");
}

// ISO 32000-1, 7.3.4.2, and 7.9.2.2 for the encoding.
TEST(Syntax, TextStringsAreAsciiOrUtf16) {
    struct Row {
        const char* text;
        ByteView bytes;
    };
    for (const Row& row :
         {Row{"Grade (A)", "(Grade \\(A\\))"}, Row{"a\\b", "(a\\\\b)"},
          Row{"ż", ByteView("(\xFE\xFF\x01\x7C)", 6)},
          Row{"\xF0\x9D\x84\x9E", ByteView("(\xFE\xFF\xD8\x34\xDD\x1E)", 8)},  // U+1D11E, a surrogate pair
          Row{"č", ByteView("(\xFE\xFF\x01\\r)", 7)},                          // U+010D: its low byte is a CR
          Row{"Ĩ", ByteView("(\xFE\xFF\x01\\()", 7)},                          // U+0128: its low byte is '('
          Row{"\xFF", ByteView("(\xFE\xFF\xFF\xFD)", 6)}}) {                   // no UTF-8
        EXPECT_EQ(written(append_text, row.text), row.bytes) << row.text;
    }
}

TEST(Syntax, DatesNameTheirOffset) {
    EXPECT_EQ(written(append_date, Instant{1783087532, 120}), "(D:20260703160532+02'00')");
    EXPECT_EQ(written(append_date, Instant{1783087532, -210}), "(D:20260703103532-03'30')");
    EXPECT_EQ(written(append_date, Instant{0, 0}), "(D:19700101000000Z)");
}

TEST(Syntax, RectanglesAreTurnedUpsideDown) {
    const Rect area{{Length::pt(10), Length::pt(20)}, {Length::pt(30), Length::pt(40)}};
    EXPECT_EQ(written(append_rectangle, area, Length::pt(100)), "[10 40 40 80]");
}

}  // namespace
}  // namespace sigillum::pdf
