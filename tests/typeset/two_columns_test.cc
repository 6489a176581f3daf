#include "typeset/two_columns.h"

#include <gtest/gtest.h>

namespace sigillum::typeset {
namespace {

constexpr Length mm(double count) { return Length::mm(count); }

TEST(TwoColumns, Each_goes_on_where_it_ended_until_both_begin_anew) {
    TwoColumns columns;
    // A title in one and in two lines, an item of 10 and of 30 mm, another, then the title of the next group.
    auto tops = columns.add({mm(5), mm(10)}, mm(1), true);
    EXPECT_EQ(tops.main, mm(0));
    EXPECT_EQ(tops.second, mm(0));
    tops = columns.add({mm(10), mm(30)}, mm(0), false);
    EXPECT_EQ(tops.main, mm(5));
    EXPECT_EQ(tops.second, mm(10));
    tops = columns.add({mm(10), mm(5)}, mm(1), false);
    EXPECT_EQ(tops.main, mm(16));
    EXPECT_EQ(tops.second, mm(41));
    tops = columns.add({mm(5), mm(5)}, mm(2), true);
    EXPECT_EQ(tops.main, mm(48));
    EXPECT_EQ(tops.second, mm(48));
    EXPECT_EQ(columns.height(), mm(53));
}

TEST(TwoColumns, A_single_column_is_a_stack_without_a_gap_above) {
    TwoColumns columns;
    columns.add({mm(5), {}}, mm(1), true);
    const auto tops = columns.add({mm(5), {}}, mm(1), true);
    EXPECT_EQ(tops.main, mm(6));
    EXPECT_EQ(columns.height(), mm(11));
}

TEST(TwoColumns, A_column_that_has_ended_takes_no_gap) {
    TwoColumns columns;
    columns.add({mm(5), mm(5)}, mm(1), true);
    columns.add({mm(5), {}}, mm(1), false);
    const auto tops = columns.add({{}, mm(5)}, mm(1), false);
    EXPECT_EQ(tops.second, mm(6));
}

}  // namespace
}  // namespace sigillum::typeset
