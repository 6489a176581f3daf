#include "pdf/to_unicode.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sigillum::pdf {
namespace {

// The lines between begin and end of each section, in order, with the line that begins it.
std::string sections_of(const Bytes& map) {
    const std::size_t begin = map.find("endcodespacerange\n") + 18;
    return map.substr(begin, map.find("endcmap") - begin);
}

TEST(ToUnicode, CodesInARowThatStandForCharactersInARowAreARange) {
    EXPECT_EQ(sections_of(to_unicode_map({"", "A", "B", "C", "e", "x", "y"})),
              "1 beginbfchar\n<0004><0065>\nendbfchar\n"
              "2 beginbfrange\n<0001><0003><0041>\n<0005><0006><0078>\nendbfrange\n");
}

TEST(ToUnicode, ARangeEndsWhereTheLastByteOfACharacterDoes) {
    EXPECT_EQ(sections_of(to_unicode_map({"", "\u04FE", "\u04FF", "\u0500"})),
              "1 beginbfchar\n<0003><0500>\nendbfchar\n"
              "1 beginbfrange\n<0001><0002><04FE>\nendbfrange\n");
}

TEST(ToUnicode, ARangeEndsWhereTheLastByteOfACodeDoes) {
    std::vector<std::string> characters(0x102, "?");
    characters[0xFF] = "A";
    characters[0x100] = "B";
    characters[0x101] = "C";
    const std::string sections = sections_of(to_unicode_map(characters));
    EXPECT_NE(sections.find("<00FF><0041>\n"), std::string::npos);
    EXPECT_NE(sections.find("beginbfrange\n<0100><0101><0042>\n"), std::string::npos);
}

TEST(ToUnicode, LigaturesInARowAreARangeToo) {
    EXPECT_EQ(sections_of(to_unicode_map({"", "fi", "fj", "\U0001D400"})),
              "1 beginbfchar\n<0003><D835DC00>\nendbfchar\n"
              "1 beginbfrange\n<0001><0002><00660069>\nendbfrange\n");
}

TEST(ToUnicode, ACodeWithoutCharactersReadsAsTheReplacementCharacter) {
    EXPECT_EQ(sections_of(to_unicode_map({"", "A", "", ""})),
              "3 beginbfchar\n<0001><0041>\n<0002><FFFD>\n<0003><FFFD>\nendbfchar\n");
}

TEST(ToUnicode, NoSectionHasMoreThanAHundredEntries) {
    const Bytes map = to_unicode_map(std::vector<std::string>(251, "x"));
    EXPECT_EQ(sections_of(map).substr(0, 16), "100 beginbfchar\n");
    EXPECT_NE(map.find("\n50 beginbfchar\n"), Bytes::npos);
}

}  // namespace
}  // namespace sigillum::pdf
