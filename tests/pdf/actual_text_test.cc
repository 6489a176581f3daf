#include "pdf/actual_text.h"

#include <gtest/gtest.h>

#include "handmade_font.h"

namespace sigillum::pdf::test {
namespace {

const FontSet& fonts() {
    static const FontSet set({handmade_face()});
    return set;
}

TEST(ActualText, GlyphsReadBackWhenTheirCharactersAreTheText) {
    struct Row {
        const char* text;
        std::vector<std::uint16_t> glyphs;
        bool right_to_left;
        bool reads_back;
    };
    const Row rows[] = {
        {"AV", {10, 11}, false, true},
        {"Afi", {10, 13}, false, true},
        {"A V", {10, 12, 11}, false, true},
        {"A\xC2\xA0V", {10, 12, 11}, false, true},  // a no-break space drawn as a space
        {"VA", {10, 11}, false, false},             // reordered
        {"VA", {10, 11}, true, true},               // right to left: read from the right
        {"Aif", {10, 13}, false, false},
        {"A", {10, 11}, false, false},          // too much
        {"AVA", {10, 11}, false, false},        // too little
        {"A\xCC\x81", {10, 14}, false, false},  // a glyph without characters
        {"\xCE\x91", {10}, false, false},       // Greek capital alpha drawn with the glyph of A
    };
    for (const Row& row : rows) {
        font::ShapedRun run = handmade_run(row.text, row.glyphs);
        run.right_to_left = row.right_to_left;
        EXPECT_EQ(reads_back(run, fonts().at(0)), row.reads_back) << row.text;
    }
}

TEST(ActualText, TheMemoryTellsRunsWithTheSameTextApart) {
    ReadBackMemory memory;
    const font::SharedRun reads(handmade_run("AV", {10, 11}));
    const font::SharedRun exchanged(handmade_run("AV", {11, 10}));
    for (int round = 0; round < 2; ++round) {
        EXPECT_TRUE(memory.reads_back(reads, fonts().at(0)));
        EXPECT_FALSE(memory.reads_back(exchanged, fonts().at(0)));
    }
}

TEST(ActualText, WideTrackingIsSpelledOut) {
    page::GlyphItem item{
        .run = handmade_run("AV", {10, 11}), .size = Length::pt(10), .tracking = Length::pt(0.5)};
    EXPECT_FALSE(needs_actual_text(item, fonts()));
    item.tracking = Length::pt(1);
    EXPECT_TRUE(needs_actual_text(item, fonts()));
}

}  // namespace
}  // namespace sigillum::pdf::test
