#include "base/color.h"

#include <gtest/gtest.h>

namespace sigillum {
namespace {

TEST(Color, ReadsHexadecimal) {
    EXPECT_EQ(color_from_hex("#1C3557"), (Color{0x1C, 0x35, 0x57}));
    EXPECT_EQ(color_from_hex("8a5a16"), (Color{0x8A, 0x5A, 0x16}));
    for (const char* text : {"#12345", "#GG0000", "", "#1234567", "0x1234"})
        EXPECT_FALSE(color_from_hex(text)) << text;
}

// Black on white is 21 by definition; the others as the visual reference states them to one decimal.
TEST(Color, KnowsItsContrastOnWhite) {
    EXPECT_DOUBLE_EQ(contrast_on_white({0, 0, 0}), 21.0);
    EXPECT_DOUBLE_EQ(contrast_on_white({255, 255, 255}), 1.0);
    EXPECT_NEAR(contrast_on_white(*color_from_hex("#1C3557")), 12.4, 0.06);
    EXPECT_NEAR(contrast_on_white(*color_from_hex("#535E73")), 6.5, 0.06);
}

}  // namespace
}  // namespace sigillum
