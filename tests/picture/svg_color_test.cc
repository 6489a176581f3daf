#include "picture/svg_color.h"

#include <gtest/gtest.h>

namespace sigillum::picture {
namespace {

TEST(SvgColor, ReadsEveryWayOfWritingAnOpaqueColour) {
    const Color navy{0x1C, 0x35, 0x57};
    for (const char* text :
         {"#1C3557", "#1c3557", "#1C3557FF", "rgb(28,53,87)", "rgb( 28 , 53 , 87 )", "RGB(28 53 87)",
          "rgb(28 53 87 / 1)", "rgba(28,53,87,1)", "rgba(28, 53, 87, 100%)", " #1C3557 "}) {
        EXPECT_EQ(svg_color(text), navy) << text;
    }
    EXPECT_EQ(svg_color("#abc"), (Color{0xAA, 0xBB, 0xCC}));
    EXPECT_EQ(svg_color("#abcf"), (Color{0xAA, 0xBB, 0xCC}));
    EXPECT_EQ(svg_color("rgb(100%, 50%, 0%)"), (Color{255, 128, 0}));
    EXPECT_EQ(svg_color("rgb(300, -5, 0)"), (Color{255, 0, 0}));
}

TEST(SvgColor, KnowsTheNamesOfCss) {
    EXPECT_EQ(svg_color("black"), (Color{0, 0, 0}));
    EXPECT_EQ(svg_color("White"), (Color{255, 255, 255}));
    EXPECT_EQ(svg_color("navy"), (Color{0, 0, 128}));
    EXPECT_EQ(svg_color("aliceblue"), (Color{0xF0, 0xF8, 0xFF}));
    EXPECT_EQ(svg_color("yellowgreen"), (Color{0x9A, 0xCD, 0x32}));
    EXPECT_EQ(svg_color("slategrey"), svg_color("slategray"));
}

TEST(SvgColor, RefusesWhatIsNoOpaqueColour) {
    for (const char* text : {"", "none", "bleu", "#12", "#12345", "#1c3557aa", "#abc8", "#ggg", "rgb(1,2)",
                             "rgb(1,2,3", "rgb(1,2,3,4,5)", "rgba(1,2,3,0.5)", "rgb(1 2 3 / 50%)", "url(#a)",
                             "hsl(1,2%,3%)", "rgb(1,2,3)x"}) {
        EXPECT_FALSE(svg_color(text)) << text;
    }
}

}  // namespace
}  // namespace sigillum::picture
