// The rules of page breaks, on blocks of round heights: a body of 100 mm, no padding.
#include "typeset/page_flow.h"

#include <gtest/gtest.h>

namespace sigillum::typeset {
namespace {

using Kind = FlowBlock::Kind;

const FlowMeasures measures{.body_top = Length::mm(0),
                            .body_bottom = Length::mm(100),
                            .rule = {},
                            .row_above = {},
                            .row_below = {},
                            .unit_above = Length::mm(7),
                            .unsplit_row = Length::mm(60),
                            .continued_line = Length::mm(5),
                            .unit_start_share = 0.4};

FlowBlock row(const std::vector<double>& parts, int unit = 0) {
    FlowBlock block{.kind = Kind::row,
                    .height = {},
                    .label_height = Length::mm(5),
                    .value_top = {},
                    .parts = {},
                    .unit = unit};
    for (const double part : parts)
        block.parts.push_back({.gap_above = {}, .height = Length::mm(part), .list = 1});
    return block;
}

FlowBlock whole(Kind kind, double height, int unit = 0) {
    return {.kind = kind,
            .height = Length::mm(height),
            .label_height = {},
            .value_top = {},
            .parts = {},
            .unit = unit};
}

// "0 1 | 2[0-3) | 2[3-5)": blocks by page, parts of rows that are parted.
std::string shown(const std::vector<FlowBlock>& blocks, const FlowMeasures& with = measures) {
    std::size_t too_high = 0;
    const auto result = flow(blocks, with, too_high);
    if (!result) return "too high: " + std::to_string(too_high);
    std::string text;
    for (const FlowPage& page : result->pages) {
        if (&page != &result->pages.front())
            text += page.continued_unit != 0 ? "|" + std::to_string(page.continued_unit) + " " : "| ";
        for (const FlowPlace& place : page.places) {
            text += std::to_string(place.block);
            const std::size_t parts = blocks[place.block].parts.size();
            if (place.end_part - place.first_part < parts) {
                text += "[" + std::to_string(place.first_part) + "-" + std::to_string(place.end_part) + ")";
            }
            text += " ";
        }
    }
    if (!text.empty()) text.pop_back();
    return text;
}

TEST(PageFlow, A_row_of_up_to_60_millimetres_is_not_parted) {
    EXPECT_EQ(shown({row({50}), row({15, 15, 15, 15}), row({5})}), "0 | 1 2");
}

TEST(PageFlow, A_longer_row_parts_between_items_with_two_on_each_side) {
    EXPECT_EQ(shown({row({50}), row({15, 15, 15, 15, 15}), row({5})}), "0 1[0-3) | 1[3-5) 2");
    // Only one item would fit.
    EXPECT_EQ(shown({row({80}), row({15, 15, 15, 15, 15}), row({5})}), "0 | 1 2");
}

TEST(PageFlow, A_last_single_item_takes_the_one_before_it_along) {
    // Four of five items would fit; the fourth goes over with the fifth.
    EXPECT_EQ(shown({row({38}), row({15, 15, 15, 15, 15}), row({5})}), "0 1[0-3) | 1[3-5) 2");
}

TEST(PageFlow, The_title_of_a_group_stays_with_its_first_item) {
    FlowBlock grouped = row({15, 15, 5, 15, 15, 15});
    grouped.parts[2].with_next = true;
    grouped.parts[2].counts = false;
    grouped.parts[2].list = 0;
    for (std::size_t i = 3; i < 6; ++i) grouped.parts[i].list = 2;
    EXPECT_EQ(shown({row({62}), grouped, row({5})}), "0 1[0-2) | 1[2-6) 2");
}

TEST(PageFlow, A_unit_starts_only_where_two_fifths_of_the_body_remain) {
    const std::vector<FlowBlock> unit{whole(Kind::unit_header, 10, 1), row({5}, 1), row({5}, 1)};
    std::vector<FlowBlock> early{row({59})};
    early.insert(early.end(), unit.begin(), unit.end());
    EXPECT_EQ(shown(early), "0 1 2 3");
    std::vector<FlowBlock> late{row({61})};
    late.insert(late.end(), unit.begin(), unit.end());
    EXPECT_EQ(shown(late), "0 | 1 2 3");
}

TEST(PageFlow, The_header_of_a_unit_stays_with_its_first_four_rows) {
    EXPECT_EQ(shown({row({50}), whole(Kind::unit_header, 10, 1), row({10}, 1), row({10}, 1), row({10}, 1),
                     row({10}, 1), row({5}, 1)}),
              "0 | 1 2 3 4 5 6");
}

TEST(PageFlow, A_unit_that_goes_on_is_announced) {
    EXPECT_EQ(shown({whole(Kind::unit_header, 10, 3), row({20}, 3), row({20}, 3), row({20}, 3), row({20}, 3),
                     row({20}, 3), row({20}, 3)}),
              "0 1 2 3 4 |3 5 6");
}

TEST(PageFlow, The_last_page_carries_two_rows) {
    EXPECT_EQ(shown({row({30}), row({30}), row({30}), row({30})}), "0 1 | 2 3");
    EXPECT_EQ(shown({row({30}), row({30}), row({30}), whole(Kind::end_mark, 15)}), "0 | 1 2 3");
}

TEST(PageFlow, Padding_shrinks_before_the_end_mark_moves_alone) {
    FlowMeasures padded = measures;
    padded.row_above = Length::mm(1.75);
    padded.row_below = Length::mm(1.9);
    // 3 x (26.35 + 3.65) + 10.5 = 100.5: half a millimetre too much, and 0.9 saved by three rows.
    const std::vector<FlowBlock> blocks{row({26.35}), row({26.35}), row({26.35}),
                                        whole(Kind::end_mark, 10.5)};
    EXPECT_EQ(shown(blocks, padded), "0 1 2 3");
    std::size_t too_high = 0;
    EXPECT_EQ(flow(blocks, padded, too_high)->row_above, Length::mm(1.6));
}

TEST(PageFlow, A_block_higher_than_a_page_is_named) {
    EXPECT_EQ(shown({row({5}), row({120})}), "too high: 1");
}

}  // namespace
}  // namespace sigillum::typeset
