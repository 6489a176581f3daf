#include "pdf/text_joint.h"

#include <gtest/gtest.h>

#include "handmade_font.h"

namespace sigillum::pdf::test {
namespace {

// A piece of 10 pt text at a place, as wide as its ASCII letters "A" would be: 5 pt each.
page::GlyphItem piece(const std::string& text, double x, double y, std::size_t letters = 2) {
    font::ShapedRun run = handmade_run(text, std::vector<std::uint16_t>(letters, 10));
    return {.run = std::move(run), .baseline = {Length::pt(x), Length::pt(y)}, .size = Length::pt(10)};
}

TEST(TextJoint, NeedsASpaceWhereWordsWouldRunTogether) {
    struct Row {
        const char* why;
        page::GlyphItem before;
        page::GlyphItem after;
        bool space;
    };
    const Row rows[] = {
        {"next line", piece("in", 0, 0), piece("cities", 0, 12), true},
        {"next line after a space", piece("in ", 0, 0), piece("cities", 0, 12), false},
        {"next line begins with a space", piece("in", 0, 0), piece(" cities", 0, 12), false},
        {"next line after a hyphen", piece("micro-", 0, 0), piece("credential", 0, 12), false},
        {"next line after a soft hyphen", piece("ef\xC2\xAD", 0, 0), piece("fort", 0, 12), false},
        {"next line after a dash", piece("Berlin –", 0, 0), piece("Warszawa", 0, 12), true},
        {"next line in Chinese", piece("证书", 0, 0), piece("补充", 0, 12), false},
        {"next line in Thai", piece("ใบ", 0, 0), piece("รับ", 0, 12), false},
        {"goes on without a gap", piece("in", 0, 0), piece("cities", 10, 0), false},
        {"goes on after a gap", piece("7", 0, 0, 1), piece("Outcomes", 20, 0), true},
        {"goes on in another column to the left", piece("in", 100, 0), piece("cities", 0, 0), true},
    };
    for (const Row& row : rows) EXPECT_EQ(needs_space({row.before, row.after}), row.space) << row.why;
}

TEST(TextJoint, OnALineOfBothDirectionsSpacesAreInTheText) {
    const auto leftward = [](page::GlyphItem item) {
        font::ShapedRun run = *item.run;
        run.right_to_left = true;
        item.run = std::move(run);
        return item;
    };
    EXPECT_FALSE(needs_space({piece("(CE)", 50, 0), leftward(piece("؛", 0, 0, 1))}));
    EXPECT_FALSE(needs_space({leftward(piece("في", 90, 0)), piece("14", 20, 0)}));
    EXPECT_TRUE(needs_space({leftward(piece("في", 90, 0)), leftward(piece("مارس", 90, 12))}));
}

TEST(TextJoint, TheNextPageIsAnotherLine) {
    EXPECT_TRUE(needs_space({piece("in", 0, 0), piece("cities", 10, 0), false}));
}

}  // namespace
}  // namespace sigillum::pdf::test
