#include "picture/picture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/picture/png_bytes.h"

namespace sigillum::picture {
namespace {

using namespace std::string_literals;

const std::string plain_svg =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 20'><path d='M0 0H1V1Z'/></svg>";

TEST(Picture, IsToldFromItsFirstBytesNotItsName) {
    EXPECT_TRUE(std::holds_alternative<Drawing>(*read_picture(plain_svg, "mark.png")));
    EXPECT_TRUE(std::holds_alternative<Drawing>(
        *read_picture("\xEF\xBB\xBF <?xml version='1.0'?>\n" + plain_svg, "a")));
    EXPECT_TRUE(std::holds_alternative<Bitmap>(*read_picture(png_file({}, "\0a"s), "mark.svg")));
}

TEST(Picture, OfAnotherFormatIsRefusedByName) {
    const std::vector<std::pair<std::string, std::string>> rows{{"", "empty"},
                                                                {"\xFF\xD8\xFF\xE0", "JPEG"},
                                                                {"GIF89a", "GIF"},
                                                                {"%PDF-1.7", "PDF"},
                                                                {"\x1F\x8B\x08", "SVGZ"},
                                                                {"RIFF", "WebP"},
                                                                {"hello", "unknown kind"},
                                                                {"\xFF\xFE<", "UTF-16"}};
    for (const auto& [bytes, named] : rows) {
        const Result<Picture> picture = read_picture(bytes, "mark.jpg");
        ASSERT_FALSE(picture) << named;
        EXPECT_EQ(picture.error().kind, unknown_picture_format);
        EXPECT_THAT(to_string(picture.error()), testing::HasSubstr(named));
    }
}

TEST(Picture, OfOverEightMebibytesIsRefused) {
    EXPECT_EQ(read_picture(std::string(most_picture_bytes + 1, '<'), "mark").error().kind, picture_too_large);
}

TEST(Picture, HasTheAspectRatioOfItsBox) {
    EXPECT_DOUBLE_EQ(aspect_ratio(*read_picture(plain_svg, "a")), 1.5);
    EXPECT_DOUBLE_EQ(
        aspect_ratio(*read_picture(png_file({.width = 2, .height = 4}, "\0ab\0ab\0ab\0ab"s), "a")), 0.5);
}

TEST(Picture, ContentDigestSeesWhatIsSeenAndNothingElse) {
    const auto digest = [](const std::string& bytes) {
        return to_hex(content_digest(*read_picture(bytes, "a")));
    };
    const std::string head = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 20'>";
    EXPECT_EQ(digest(plain_svg), digest(head + "<title>t</title><g><path d='M 0,0 h1 v1 z'/></g></svg>"));
    EXPECT_NE(digest(plain_svg), digest(head + "<path d='M0 0H1V2Z'/></svg>"));
    EXPECT_NE(digest(plain_svg), digest(head + "<path fill='red' d='M0 0H1V1Z'/></svg>"));
    EXPECT_NE(digest(png_file({.width = 2}, "\0ab"s)), digest(png_file({.height = 2}, "\0a\0b"s)));
}

}  // namespace
}  // namespace sigillum::picture
