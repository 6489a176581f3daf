#include "typeset/hyphenated_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sigillum::typeset {
namespace {

using testing::ElementsAre;

// Words of the given widths with spaces of one between them.
std::vector<Segment> words(const std::vector<double>& widths) {
    std::vector<Segment> segments;
    for (const double width : widths) segments.push_back({.width = width + 1, .visible = width});
    segments.back().width -= 1;
    return segments;
}

// A word can be parted behind every second unit; the hyphen is one wide. A place is counted from the word's
// beginning.
PartSegment every_second(const std::vector<Segment>& segments) {
    return [&segments](std::size_t segment, double room) -> std::optional<PartedSegment> {
        std::optional<PartedSegment> longest;
        for (std::size_t at = 2; static_cast<double>(at) < segments[segment].visible; at += 2) {
            if (static_cast<double>(at) + 1 > room) break;
            longest = {at, segments[segment].width - static_cast<double>(at),
                       segments[segment].visible - static_cast<double>(at)};
        }
        return longest;
    };
}

std::vector<LineEnd> lines(const std::vector<double>& widths, double measure, double zone) {
    const auto segments = words(widths);
    return hyphenated_lines(segments, measure, zone, every_second(segments));
}

TEST(HyphenatedLines, AShortLineEndsInAPartOfTheNextWord) {
    // 3 and a space leave 6 of 10: four letters and the hyphen fit; the rest and "3" fill the next line.
    EXPECT_THAT(lines({3, 8, 3}, 10, 2), ElementsAre(LineEnd{1, 4}));
}

TEST(HyphenatedLines, ALineThatIsLongEnoughEndsBeforeTheWord) {
    EXPECT_THAT(lines({3, 8, 3}, 10, 7), ElementsAre(LineEnd{1, {}}, LineEnd{2, {}}));
}

TEST(HyphenatedLines, TheLastWordIsNotParted) {
    EXPECT_THAT(lines({3, 8}, 10, 2), ElementsAre(LineEnd{1, {}}));
}

TEST(HyphenatedLines, NoThirdLineInARowEndsInAHyphen) {
    // 3+1+4 and hyphen | 4+1+4 | 4+1+4 | ...: the third line ends before its word though it is short.
    EXPECT_THAT(lines({3, 8, 8, 8, 2}, 10, 2),
                ElementsAre(LineEnd{1, 4}, LineEnd{2, 4}, LineEnd{3, {}}, LineEnd{4, {}}));
}

TEST(HyphenatedLines, AreFilledLinesWhereNoWordCanBeParted) {
    const auto segments = words({3, 3, 3, 3});
    const auto nothing = [](std::size_t, double) -> std::optional<PartedSegment> { return std::nullopt; };
    EXPECT_THAT(hyphenated_lines(segments, 10, 1, nothing), ElementsAre(LineEnd{2, {}}));
}

}  // namespace
}  // namespace sigillum::typeset
