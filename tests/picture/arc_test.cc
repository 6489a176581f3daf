#include "picture/arc.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace sigillum::picture {
namespace {

constexpr double kappa = 0.5522847498307936;  // 4/3 tan(pi/8)

void expect_near(Point found, Point expected, double tolerance = 1e-12) {
    EXPECT_NEAR(found.x, expected.x, tolerance);
    EXPECT_NEAR(found.y, expected.y, tolerance);
}

Path arc_from(Point from, const Arc& arc, Point to) {
    Path path;
    path.move_to(from);
    append_arc(path, from, arc, to);
    return path;
}

// The point in the middle of a cubic curve.
Point middle(Point from, const Segment& s) {
    return {(from.x + 3 * s.control1.x + 3 * s.control2.x + s.to.x) / 8,
            (from.y + 3 * s.control1.y + 3 * s.control2.y + s.to.y) / 8};
}

TEST(Arc, AQuarterOfACircleHasTheKnownControls) {
    const Path path = arc_from({1, 0}, {.radii = {1, 1}, .sweep = true}, {0, 1});
    ASSERT_EQ(path.segments.size(), 2u);
    expect_near(path.segments[1].control1, {1, kappa});
    expect_near(path.segments[1].control2, {kappa, 1});
    EXPECT_EQ(path.segments[1].to, (Point{0, 1}));
}

TEST(Arc, WithoutSweepTheQuarterGoesRoundTheOtherCentre) {
    const Path path = arc_from({1, 0}, {.radii = {1, 1}}, {0, 1});
    ASSERT_EQ(path.segments.size(), 2u);
    expect_near(path.segments[1].control1, {1 - kappa, 0});
    expect_near(path.segments[1].control2, {0, 1 - kappa});
}

TEST(Arc, TheLongWayTakesThreeQuarters) {
    const Path path = arc_from({1, 0}, {.radii = {1, 1}, .large = true, .sweep = false}, {0, 1});
    ASSERT_EQ(path.segments.size(), 4u);
    expect_near(path.segments[1].to, {0, -1});
    expect_near(path.segments[2].to, {-1, 0});
    EXPECT_EQ(path.segments[3].to, (Point{0, 1}));
}

TEST(Arc, RadiiTooSmallAreEnlargedToAHalfCircle) {
    const Path path = arc_from({0, 0}, {.radii = {1, 1}, .sweep = true}, {10, 0});
    ASSERT_EQ(path.segments.size(), 3u);
    expect_near(path.segments[1].to, {5, -5});
}

TEST(Arc, ATurnedEllipseReachesItsVertex) {
    // Radii 2 and 1, turned by 90 degrees: from the left (-1, 0) over the top (0, -2) to the right (1, 0).
    const Path path = arc_from({-1, 0}, {.radii = {2, 1}, .rotation = 90, .sweep = true}, {1, 0});
    ASSERT_EQ(path.segments.size(), 3u);
    expect_near(path.segments[1].to, {0, -2});
}

TEST(Arc, AZeroRadiusIsAStraightLine) {
    const Path path = arc_from({0, 0}, {.radii = {0, 5}, .sweep = true}, {3, 4});
    ASSERT_EQ(path.segments.size(), 2u);
    EXPECT_EQ(path.segments[1].command, PathCommand::line);
}

TEST(Arc, FromAPointToItselfIsNothing) {
    EXPECT_EQ(arc_from({1, 1}, {.radii = {5, 5}, .sweep = true}, {1, 1}).segments.size(), 1u);
}

TEST(Arc, StaysWithinAThirdOfAPerMilleOfTheCircle) {
    const Path path = ellipse({3, 4}, {10, 10});
    ASSERT_EQ(path.segments.size(), 6u);
    Point from = path.segments[0].to;
    for (std::size_t i = 1; i <= 4; ++i) {
        const Point point = middle(from, path.segments[i]);
        EXPECT_NEAR(std::hypot(point.x - 3, point.y - 4), 10, 0.003);
        from = path.segments[i].to;
    }
    EXPECT_EQ(path.segments[4].to, path.segments[0].to);
    EXPECT_EQ(path.segments[5].command, PathCommand::close);
}

}  // namespace
}  // namespace sigillum::picture
