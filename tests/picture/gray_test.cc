#include "picture/gray.h"

#include <gtest/gtest.h>

namespace sigillum::picture {
namespace {

// By hand: the linear value of 255 is 1; a luminance of 0.2126 is 0.4985 when encoded again, 127 of 255.
TEST(Gray, HasTheLuminanceOfTheColour) {
    EXPECT_EQ(in_gray(Color{255, 0, 0}), (Color{127, 127, 127}));
    EXPECT_EQ(in_gray(Color{0, 255, 0}), (Color{220, 220, 220}));
    EXPECT_EQ(in_gray(Color{0, 0, 255}), (Color{76, 76, 76}));
    for (const int level : {0, 1, 10, 128, 254, 255}) {
        const auto value = static_cast<std::uint8_t>(level);
        EXPECT_EQ(in_gray(Color{value, value, value}), (Color{value, value, value}));
    }
}

TEST(Gray, TakesEveryColourOutOfADrawing) {
    Drawing drawing{.width = 1, .height = 1, .shapes = {}, .quarters = {}};
    drawing.shapes.push_back({.path = {}, .paint = {.fill = Color{255, 0, 0}, .stroke = Color{0, 0, 255}}});
    drawing.quarters.push_back({.path = {}, .paint = {.fill = std::nullopt, .stroke = Color{0, 255, 0}}});
    const Picture gray = in_gray(Picture(drawing));
    const Drawing& made = std::get<Drawing>(gray);
    EXPECT_EQ(made.shapes[0].paint.fill, (Color{127, 127, 127}));
    EXPECT_EQ(made.shapes[0].paint.stroke, (Color{76, 76, 76}));
    EXPECT_EQ(made.quarters[0].paint.stroke, (Color{220, 220, 220}));
    EXPECT_FALSE(made.quarters[0].paint.fill);
}

TEST(Gray, MakesABitmapOfOneSampleADot) {
    Bitmap bitmap{.width = 2,
                  .height = 1,
                  .gray = false,
                  .samples = Bytes("\xFF\x00\x00\xFF\xFF\xFF", 6),
                  .alpha = Bytes("\x80\xFF")};
    const Picture gray = in_gray(Picture(bitmap));
    const Bitmap& made = std::get<Bitmap>(gray);
    EXPECT_TRUE(made.gray);
    EXPECT_EQ(made.samples, Bytes("\x7F\xFF"));
    EXPECT_EQ(made.alpha, Bytes("\x80\xFF"));
}

}  // namespace
}  // namespace sigillum::picture
