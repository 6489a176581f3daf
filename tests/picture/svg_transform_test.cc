#include "picture/svg_transform.h"

#include <gtest/gtest.h>

#include <cmath>

namespace sigillum::picture {
namespace {

void expect_maps(const char* transform, Point from, Point to) {
    const std::optional<Affine> affine = svg_transform(transform);
    ASSERT_TRUE(affine) << transform;
    const Point mapped = map(*affine, from);
    EXPECT_NEAR(mapped.x, to.x, 1e-9) << transform;
    EXPECT_NEAR(mapped.y, to.y, 1e-9) << transform;
}

TEST(SvgTransform, EveryFunctionMapsAPointAsWorkedOutByHand) {
    expect_maps("", {3, 4}, {3, 4});
    expect_maps("matrix(1 2 3 4 5 6)", {1, 1}, {9, 12});
    expect_maps("translate(5)", {1, 1}, {6, 1});
    expect_maps("translate(5,-2)", {1, 1}, {6, -1});
    expect_maps("scale(3)", {1, 2}, {3, 6});
    expect_maps("scale(3 .5)", {1, 2}, {3, 1});
    expect_maps("rotate(90)", {1, 0}, {0, 1});
    expect_maps("rotate(90 1 1)", {2, 1}, {1, 2});
    expect_maps("skewX(45)", {1, 2}, {3, 2});
    expect_maps("skewY(45)", {1, 2}, {1, 3});
}

TEST(SvgTransform, TheLastFunctionActsFirst) {
    expect_maps("translate(10,0) scale(2)", {1, 1}, {12, 2});
    expect_maps("scale(2),translate(10 0)", {1, 1}, {22, 2});
}

TEST(SvgTransform, MistakesAreRefused) {
    for (const char* text : {"matrix(1 2 3)", "rotate()", "rotate(1 2)", "spin(3)", "scale(2", "scale 2",
                             "translate(1px)", "scale(1 2 3)", "matrix(1 2 3 4 5 6 7)", "3"}) {
        EXPECT_FALSE(svg_transform(text)) << text;
    }
}

TEST(EvenScale, KnowsSimilaritiesFromUnevenMaps) {
    EXPECT_NEAR(even_scale(*svg_transform("rotate(30) scale(2) translate(9 9)")), 2, 1e-12);
    EXPECT_NEAR(even_scale(*svg_transform("scale(-2 2)")), 2, 1e-12);
    EXPECT_EQ(even_scale(*svg_transform("scale(2 3)")), 0);
    EXPECT_EQ(even_scale(*svg_transform("skewX(10)")), 0);
    EXPECT_EQ(even_scale(*svg_transform("scale(0)")), 0);
}

}  // namespace
}  // namespace sigillum::picture
