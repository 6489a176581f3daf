#include "typeset/ornament.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "picture/bounds.h"
#include "tests/typeset/sample_document.h"

namespace sigillum::typeset {
namespace {

using picture::Drawing;
using picture::PathCommand;
using picture::Point;
using picture::Segment;
using picture::Shape;

constexpr OrnamentColors colors{
    {0x84, 0x96, 0xB5}, {0xB0, 0x8B, 0x4F}, {0x1C, 0x35, 0x57}, {0x8A, 0x5A, 0x16}};
constexpr Size portrait{Length::mm(210), Length::mm(297)};
constexpr Size landscape{Length::mm(297), Length::mm(210)};
constexpr Size letter{Length::mm(215.9), Length::mm(279.4)};

struct Sheet {
    Size page;
    int rank;
};

std::vector<Sheet> every_sheet() {
    std::vector<Sheet> sheets;
    for (const Size& page : {portrait, landscape, letter}) {
        for (int rank = 0; rank <= 3; ++rank) sheets.push_back({page, rank});
    }
    return sheets;
}

// The ends of all curves and lines, in millimetres, by x.
using Knots = std::multimap<double, double>;

Knots knots(const Drawing& drawing, bool mirror_x = false, bool mirror_y = false) {
    Knots places;
    for (const Shape& shape : drawing.shapes) {
        for (const Segment& segment : shape.path.segments) {
            if (segment.command == PathCommand::close) continue;
            places.emplace(mirror_x ? drawing.width - segment.to.x : segment.to.x,
                           mirror_y ? drawing.height - segment.to.y : segment.to.y);
        }
    }
    return places;
}

// Whether every knot of one stands, but for the last digits, where a knot of the other stands.
bool alike(const Knots& one, const Knots& other) {
    constexpr double tolerance = 1e-9;
    return std::ranges::all_of(one, [&](const auto& knot) {
        const auto first = other.lower_bound(knot.first - tolerance);
        const auto last = other.upper_bound(knot.first + tolerance);
        return std::any_of(first, last,
                           [&](const auto& near) { return std::abs(near.second - knot.second) < tolerance; });
    });
}

TEST(FrameBraid, RanksHaveTheirStrandsAndTwoLines) {
    EXPECT_EQ(frame_braid(portrait, 3, colors, 1).shapes.size(), 6u + 2u + 2u);
    EXPECT_EQ(frame_braid(portrait, 2, colors, 1).shapes.size(), 4u + 2u);
    EXPECT_EQ(frame_braid(portrait, 1, colors, 1).shapes.size(), 2u + 2u);
    EXPECT_EQ(frame_braid(portrait, 0, colors, 1).shapes.size(), 2u);
}

// VISUAL.md 6, rank 3 on A4: P = 2*173 + 2*260 + 13 pi = 906.84 mm, N = 2*round(44.45) = 88, six curves a
// wave. Strand 0 begins at the middle of the upper side, 2.4 outside of the centre line at 12.
TEST(FrameBraid, TheFirstStrandGoesWhereTheFormulaSays) {
    const Drawing drawing = frame_braid(portrait, 3, colors, 1);
    const auto& segments = drawing.shapes[0].path.segments;
    ASSERT_EQ(segments.size(), 1u + 88u * 6u + 1u);
    EXPECT_NEAR(segments[0].to.x, 105, 1e-9);
    EXPECT_NEAR(segments[0].to.y, 12 - 2.4, 1e-9);
    // After half a wave, s = P/176 = 5.15249 mm, u = 2 pi/176: cos(22 u) = cos(pi/4) = 0.70711,
    // o = -2.4 (1 - 0.42 * 0.29289 / 2) = -2.25239.
    EXPECT_NEAR(segments[3].to.x, 105 + 5.15249, 1e-4);
    EXPECT_NEAR(segments[3].to.y, 12 + 2.25239, 1e-4);
    // A control lies a third of the step along the tangent; at the crest that is level.
    EXPECT_NEAR(segments[1].control1.x, 105 + 906.8407 / (88 * 6) / 3, 1e-4);
    EXPECT_NEAR(segments[1].control1.y, 9.6, 1e-9);
}

TEST(FrameBraid, TheLinesStandWhereTheGridSays) {
    const Drawing drawing = frame_braid(portrait, 0, colors, 1);
    const picture::Bounds outer = *picture::bounds(drawing.shapes[0].path);
    EXPECT_NEAR(outer.least.x, 11.2, 1e-9);
    EXPECT_NEAR(outer.most.y, 297 - 11.2, 1e-9);
    EXPECT_EQ(drawing.shapes[0].paint.stroke, colors.display);
    EXPECT_EQ(drawing.shapes[0].paint.stroke_width, 0.42);
    const picture::Bounds inner = *picture::bounds(drawing.shapes[1].path);
    EXPECT_NEAR(inner.least.y, 12.8, 1e-9);
    EXPECT_NEAR(inner.most.x, 210 - 12.8, 1e-9);
    EXPECT_EQ(drawing.shapes[1].paint.stroke, colors.accent);
    EXPECT_EQ(drawing.shapes[1].paint.stroke_width, 0.2);
}

TEST(FrameBraid, StrandsCloseWithoutASeam) {
    for (const Sheet& sheet : every_sheet()) {
        for (const Shape& shape : frame_braid(sheet.page, sheet.rank, colors, 1).shapes) {
            const auto& segments = shape.path.segments;
            const Segment& last = segments[segments.size() - 2];
            EXPECT_EQ(segments.back().command, PathCommand::close);
            EXPECT_EQ(last.to, segments[0].to);
            // The last curve arrives in the direction in which the first one leaves.
            const Point start = segments[0].to;
            const Point leaving =
                segments[1].command == PathCommand::cubic ? segments[1].control1 : segments[1].to;
            const double cross = (leaving.x - start.x) * (start.y - last.control2.y) -
                                 (leaving.y - start.y) * (start.x - last.control2.x);
            EXPECT_NEAR(cross, 0, 1e-9);
        }
    }
}

TEST(FrameBraid, CurvesMeetInOneDirection) {
    for (const Shape& shape : frame_braid(portrait, 3, colors, 1).shapes) {
        const auto& segments = shape.path.segments;
        for (std::size_t i = 1; i + 2 < segments.size(); ++i) {
            if (segments[i].command != PathCommand::cubic || segments[i + 1].command != PathCommand::cubic)
                continue;
            const Point knot = segments[i].to;
            EXPECT_NEAR(segments[i + 1].control1.x - knot.x, knot.x - segments[i].control2.x, 1e-9);
            EXPECT_NEAR(segments[i + 1].control1.y - knot.y, knot.y - segments[i].control2.y, 1e-9);
        }
    }
}

TEST(FrameBraid, MirrorsOnBothAxes) {
    for (const Sheet& sheet : every_sheet()) {
        const Drawing drawing = frame_braid(sheet.page, sheet.rank, colors, 1);
        EXPECT_TRUE(alike(knots(drawing), knots(drawing, true, false))) << "rank " << sheet.rank;
        EXPECT_TRUE(alike(knots(drawing), knots(drawing, false, true))) << "rank " << sheet.rank;
    }
}

TEST(FrameBraid, LeavesEightMillimetresAtTheEdgeForOfficePrinters) {
    for (const Sheet& sheet : every_sheet()) {
        const Drawing drawing = frame_braid(sheet.page, sheet.rank, colors, 1);
        EXPECT_DOUBLE_EQ(drawing.width, sheet.page.width.mm());
        EXPECT_DOUBLE_EQ(drawing.height, sheet.page.height.mm());
        for (const Shape& shape : drawing.shapes) {
            const picture::Bounds ink = *picture::bounds(shape.path);
            const double pen = shape.paint.stroke_width / 2;
            EXPECT_GE(ink.least.x - pen, 8);
            EXPECT_GE(ink.least.y - pen, 8);
            EXPECT_LE(ink.most.x + pen, drawing.width - 8);
            EXPECT_LE(ink.most.y + pen, drawing.height - 8);
        }
    }
}

TEST(FrameBraid, StrandsStayBetweenTheTwoLines) {
    for (const Sheet& sheet : every_sheet()) {
        const Drawing drawing = frame_braid(sheet.page, sheet.rank, colors, 1);
        const picture::Bounds outer = *picture::bounds(drawing.shapes[drawing.shapes.size() - 2].path);
        for (std::size_t i = 0; i + 2 < drawing.shapes.size(); ++i) {
            const picture::Bounds strand = *picture::bounds(drawing.shapes[i].path);
            EXPECT_GT(strand.least.x, outer.least.x);
            EXPECT_LT(strand.most.y, outer.most.y);
        }
    }
}

TEST(FrameBraid, LineWeightThinsTheStrandsOnly) {
    const Drawing drawing = frame_braid(portrait, 3, colors, 0.55);
    EXPECT_DOUBLE_EQ(drawing.shapes[0].paint.stroke_width, 0.14 * 0.55);
    EXPECT_DOUBLE_EQ(drawing.shapes[6].paint.stroke_width, 0.12 * 0.55);
    EXPECT_DOUBLE_EQ(drawing.shapes[8].paint.stroke_width, 0.42);
    EXPECT_DOUBLE_EQ(drawing.shapes[9].paint.stroke_width, 0.2);
}

TEST(Spindle, IsFiftyEightLongAndMeetsInItsTips) {
    const Drawing drawing = spindle(colors, 1);
    ASSERT_EQ(drawing.shapes.size(), 6u);
    for (const Shape& shape : drawing.shapes) {
        EXPECT_NEAR(shape.path.segments.front().to.x, 1, 1e-12);
        EXPECT_NEAR(shape.path.segments.front().to.y, 2.3, 1e-12);
        EXPECT_NEAR(shape.path.segments.back().to.x, 59, 1e-12);
        EXPECT_NEAR(shape.path.segments.back().to.y, 2.3, 1e-12);
        EXPECT_EQ(shape.paint.stroke, colors.accent);
        const picture::Bounds ink = *picture::bounds(shape.path);
        EXPECT_GE(ink.least.y, 2.3 - 1.9);
        EXPECT_LE(ink.most.y, 2.3 + 1.9);
    }
    // At the middle strand 0 stands at H cos(pi/6) below the axis: 2.3 + 1.64545.
    EXPECT_NEAR(drawing.shapes[0].path.segments[30].to.y, 3.94545, 1e-5);
    EXPECT_TRUE(alike(knots(drawing), knots(drawing, false, true)));
}

TEST(HeaderStrip, BeginsAndEndsWithTheText) {
    const Drawing drawing = header_strip(Length::mm(166), colors, 1);
    ASSERT_EQ(drawing.shapes.size(), 4u);
    EXPECT_EQ(drawing.width, 166);
    EXPECT_EQ(drawing.height, 2.3);
    // 28 waves of six curves; at the start strand 0 stands at 0.95 cos(28 pi + pi/4) = 0.67175 below the
    // axis.
    EXPECT_EQ(drawing.shapes[0].path.segments.size(), 1u + 28u * 6u);
    EXPECT_NEAR(drawing.shapes[0].path.segments.front().to.x, 0, 1e-12);
    EXPECT_NEAR(drawing.shapes[0].path.segments.front().to.y, 1.15 + 0.67175, 1e-5);
    EXPECT_NEAR(drawing.shapes[0].path.segments.back().to.x, 166, 1e-12);
}

// What a file draws of spindle, strip and frame: a quarter, four times.
TEST(Ornament, QuartersMirrorIntoTheWholeDrawing) {
    const Shop shop = Shop::open();
    const Length strip = shop.layout.supplement.right - shop.layout.supplement.left;
    const struct {
        const char* name;
        Drawing whole;
        std::size_t shapes;  // that are drawn whole, below the quarters
    } rows[] = {{"spindle", spindle(colors, 1), 0},
                {"spindle-small", spindle(colors, 1), 0},
                {"strip", header_strip(strip, colors, 1), 0},
                {"frame", frame_braid(portrait, shop.layout.ornament_rank, colors, 1), 2}};
    for (const auto& [name, whole, shapes] : rows) {
        const auto& drawn = std::get<Drawing>(shop.pictures.at(name));
        EXPECT_EQ(drawn.shapes.size(), shapes) << name;
        Drawing quarter{drawn.width, drawn.height, drawn.quarters};
        Knots all = knots({drawn.width, drawn.height, drawn.shapes});
        for (const bool mirror_x : {false, true}) {
            for (const bool mirror_y : {false, true}) all.merge(knots(quarter, mirror_x, mirror_y));
        }
        EXPECT_TRUE(alike(knots(whole), all)) << name;
        EXPECT_TRUE(alike(all, knots(whole))) << name;
    }
}

}  // namespace
}  // namespace sigillum::typeset
