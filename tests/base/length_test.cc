#include "base/length.h"

#include <gtest/gtest.h>

namespace sigillum {
namespace {

using namespace literals;

TEST(Length, HoldsPointsAndMillimetresExactly) {
    EXPECT_EQ((1_pt).emu(), 12'700);
    EXPECT_EQ((1_mm).emu(), 36'000);
    EXPECT_EQ((7.5_pt).emu(), 95'250);
    EXPECT_EQ((25.4_mm).emu(), (72_pt).emu());  // an inch
}

TEST(Length, SumsDoNotDrift) {
    Length sum;
    for (int i = 0; i < 1000; ++i) sum += 0.1_mm;
    EXPECT_EQ(sum, 100_mm);
}

TEST(Length, RoundsToTheNearestUnitOnBothSidesOfZero) {
    EXPECT_EQ((1_mm * (1.0 / 3)).emu(), 12'000);
    EXPECT_EQ((Length::emu(5) / 2.0).emu(), 3);
    EXPECT_EQ((Length::emu(-5) / 2.0).emu(), -3);
}

}  // namespace
}  // namespace sigillum
