#include "picture/bounds.h"

#include <gtest/gtest.h>

#include "picture/arc.h"

namespace sigillum::picture {
namespace {

TEST(Bounds, AreMeasuredWhereACurveTurnsNotAtItsControls) {
    Path path;
    path.move_to({0, 0});
    path.cubic_to({0, 4}, {6, 4}, {6, 0});
    // y(t) = 12 t (1 - t) has its greatest value 3 at one half.
    EXPECT_EQ(bounds(path), (Bounds{{0, 0}, {6, 3}}));
}

TEST(Bounds, OfACircleAreItsRadii) {
    const Bounds found = *bounds(ellipse({3, 4}, {2, 1}));
    EXPECT_NEAR(found.least.x, 1, 1e-9);
    EXPECT_NEAR(found.most.x, 5, 1e-9);
    EXPECT_NEAR(found.least.y, 3, 1e-9);
    EXPECT_NEAR(found.most.y, 5, 1e-9);
}

TEST(Bounds, OfNothingAreNothing) { EXPECT_FALSE(bounds(Path{})); }

}  // namespace
}  // namespace sigillum::picture
