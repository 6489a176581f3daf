#include "typeset/line_breaks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sigillum::typeset {
namespace {

using testing::ElementsAre;

// Words of the given widths with spaces of one between them.
std::vector<Segment> words(const std::vector<double>& widths) {
    std::vector<Segment> segments;
    for (const double width : widths)
        segments.push_back({.width = width + 1, .visible = width, .one_word = true});
    segments.back().width -= 1;
    return segments;
}

TEST(LineBreaks, Ragged_lines_take_as_many_words_as_fit) {
    // 3+1+3+1+3 = 11 fits into 11, not into 10.
    EXPECT_THAT(filled_lines(words({3, 3, 3, 3}), 11), ElementsAre(3U));
    EXPECT_THAT(filled_lines(words({3, 3, 3, 3}), 10), ElementsAre(2U));
    EXPECT_THAT(filled_lines(words({3, 20, 3}), 10), ElementsAre(1U, 2U));
}

TEST(LineBreaks, Balanced_lines_differ_as_little_as_possible) {
    // Filled: 3 3 3 | 3; balanced: 3 3 | 3 3.
    EXPECT_EQ(balanced_lines(words({3, 3, 3, 3}), 11, 2), std::vector<std::size_t>{2});
}

TEST(LineBreaks, A_word_alone_on_a_line_is_the_last_choice) {
    // 9 | 2 2 would balance best (9 and 5), but leaves a word alone; 9 2 | 2 leaves one as well: then balance
    // decides.
    EXPECT_EQ(balanced_lines(words({9, 2, 2}), 12, 2), std::vector<std::size_t>{1});
    // 8 | 2 2 2 (8 and 8) against 8 2 | 2 2 (11 and 5): the second leaves no word alone.
    EXPECT_EQ(balanced_lines(words({8, 2, 2, 2}), 12, 2), std::vector<std::size_t>{2});
}

TEST(LineBreaks, More_lines_than_asked_for_do_not_fit) {
    EXPECT_EQ(balanced_lines(words({3, 3, 3, 3}), 4, 3), std::nullopt);
}

TEST(LineBreaks, Long_text_is_balanced_by_narrowing) {
    const std::vector<Segment> many = words(std::vector<double>(60, 3));
    const auto breaks = balanced_lines(many, 200, 5);
    ASSERT_TRUE(breaks);
    EXPECT_THAT(*breaks, ElementsAre(30U));
}

}  // namespace
}  // namespace sigillum::typeset
