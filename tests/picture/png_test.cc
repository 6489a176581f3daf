#include "picture/png.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "picture/picture.h"
#include "tests/picture/png_bytes.h"

namespace sigillum::picture {
namespace {

using namespace std::string_literals;

ErrorKind kind_of(const std::string& bytes) {
    const Result<Bitmap> bitmap = read_png(bytes, "logo.png");
    return bitmap ? ErrorKind{"none"} : bitmap.error().kind;
}

Bitmap bitmap_of(const std::string& bytes) {
    const Result<Bitmap> bitmap = read_png(bytes, "logo.png");
    EXPECT_TRUE(bitmap) << to_string(bitmap.error());
    return bitmap ? *bitmap : Bitmap{};
}

TEST(Png, GivesRgbSamplesRowByRow) {
    const Bitmap bitmap =
        bitmap_of(png_file({.width = 2, .height = 2, .color_type = 2}, "\0abcdef\0ghijkl"s));
    EXPECT_EQ(bitmap, (Bitmap{2, 2, false, "abcdefghijkl", {}}));
}

TEST(Png, PartsAlphaFromColour) {
    const Bitmap bitmap = bitmap_of(png_file({.width = 2, .height = 1, .color_type = 6},
                                             "\0abc\x80"
                                             "def\0"s));
    EXPECT_EQ(bitmap.samples, "abcdef");
    EXPECT_EQ(bitmap.alpha, "\x80\0"s);
}

TEST(Png, DropsAnAlphaChannelThatIsOpaqueEverywhere) {
    const Bitmap bitmap = bitmap_of(png_file({.width = 1, .height = 2, .color_type = 4}, "\0a\xFF\0b\xFF"s));
    EXPECT_EQ(bitmap, (Bitmap{1, 2, true, "ab", {}}));
}

TEST(Png, WidensGraysOfOneBitToBlackAndWhite) {
    const Bitmap bitmap = bitmap_of(png_file({.width = 3, .height = 1, .bit_depth = 1}, "\0\xA0"s));
    EXPECT_EQ(bitmap, (Bitmap{3, 1, true, "\xFF\0\xFF"s, {}}));
}

TEST(Png, RoundsSixteenBitsToEight) {
    // 0x0100 / 257 = 0.996, 0x0180 / 257 = 1.49, 0xFF7F / 257 = 254.5: nearest are 1, 1 and 255 (or 254).
    const Bitmap bitmap =
        bitmap_of(png_file({.width = 3, .height = 1, .bit_depth = 16}, "\0\x01\0\x01\x80\xFF\xFF"s));
    EXPECT_EQ(bitmap.samples, "\x01\x01\xFF");
}

TEST(Png, LooksColoursUpInThePaletteWithItsTransparency) {
    const std::string palette = png_chunk("PLTE", "abcdef") + png_chunk("tRNS", "\0"s);
    const Bitmap bitmap =
        bitmap_of(png_file({.width = 2, .height = 1, .bit_depth = 2, .color_type = 3}, "\0\x40"s, palette));
    EXPECT_FALSE(bitmap.gray);
    EXPECT_EQ(bitmap.samples, "defabc");
    EXPECT_EQ(bitmap.alpha, "\xFF\0"s);
}

TEST(Png, PutsInterlacedDotsInTheirPlaces) {
    // Adam7 on 3 x 3 dots a to i: pass 1 a, pass 4 c, pass 5 g and i, pass 6 b, then h, pass 7 d, e, f.
    const Bitmap bitmap =
        bitmap_of(png_file({.width = 3, .height = 3, .interlace = 1}, "\0a\0c\0gi\0b\0h\0def"s));
    EXPECT_EQ(bitmap.samples, "abcdefghi");
}

TEST(Png, DoesNotApplyGamma) {
    const std::string gamma = png_chunk("gAMA", "\0\x01\x86\xA0"s);  // 1.0
    EXPECT_EQ(bitmap_of(png_file({}, "\0\x40"s, gamma)).samples, "\x40");
}

TEST(Png, RefusesAnAnimation) {
    const std::string control = png_chunk("acTL", "\0\0\0\x02\0\0\0\0"s);
    EXPECT_EQ(kind_of(png_file({}, "\0\x40"s, control)), unknown_picture_format);
}

TEST(Png, RefusesMoreThan8192DotsASideBeforeReadingThem) {
    EXPECT_EQ(kind_of(png_file({.width = 8193}, "\0"s)), picture_too_large);
    EXPECT_EQ(kind_of(png_file({.height = 8193}, "\0"s)), picture_too_large);
    EXPECT_EQ(kind_of(png_file({.width = 8192, .height = 8192}, "\0"s)), picture_too_large);
}

TEST(Png, RefusesEveryCutOffFile) {
    const std::string whole = png_file({.width = 2, .height = 2, .color_type = 2}, "\0abcdef\0ghijkl"s);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        EXPECT_EQ(kind_of(whole.substr(0, length)), png_corrupt) << length << " bytes";
    }
}

TEST(Png, RefusesEveryFlippedByte) {
    const std::string whole = png_file({.width = 2, .height = 2, .color_type = 2}, "\0abcdef\0ghijkl"s);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string flipped = whole;
        flipped[i] = static_cast<char>(~flipped[i]);
        EXPECT_FALSE(read_png(flipped, "logo.png")) << "byte " << i;
    }
}

TEST(Png, RefusesTooFewRows) {
    EXPECT_EQ(kind_of(png_file({.width = 1, .height = 3}, "\0a\0b"s)), png_corrupt);
}

TEST(Png, RefusesAPaletteThatIsMissing) {
    EXPECT_EQ(kind_of(png_file({.color_type = 3}, "\0\0"s)), png_corrupt);
}

TEST(Png, NamesTheFileAndWhatIsWrong) {
    const Result<Bitmap> bitmap = read_png("\x89PNG\r\n\x1A\n", "crest.png");
    ASSERT_FALSE(bitmap);
    EXPECT_EQ(bitmap.error().place.file, "crest.png");
    EXPECT_THAT(bitmap.error().found, testing::HasSubstr("the file ends too early"));
}

}  // namespace
}  // namespace sigillum::picture
