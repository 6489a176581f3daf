#include "picture/svg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "picture/bounds.h"

namespace sigillum::picture {
namespace {

constexpr Color black{0, 0, 0};
constexpr Color red{255, 0, 0};
constexpr Color blue{0, 0, 255};

std::string svg(const std::string& content, const std::string& attributes = "viewBox='0 0 100 100'") {
    return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' " +
           attributes + ">" + content + "</svg>";
}

Drawing drawn(const std::string& content, const std::string& attributes = "viewBox='0 0 100 100'") {
    const Result<Drawing> drawing = read_svg(svg(content, attributes), "mark.svg");
    EXPECT_TRUE(drawing) << to_string(drawing.error());
    return drawing ? *drawing : Drawing{};
}

Shape only_shape(const std::string& content) {
    const Drawing drawing = drawn(content);
    EXPECT_EQ(drawing.shapes.size(), 1u) << content;
    return drawing.shapes.empty() ? Shape{} : drawing.shapes.front();
}

void expect_bounds(const Path& path, Point least, Point most) {
    const std::optional<Bounds> found = bounds(path);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->least.x, least.x, 1e-9);
    EXPECT_NEAR(found->least.y, least.y, 1e-9);
    EXPECT_NEAR(found->most.x, most.x, 1e-9);
    EXPECT_NEAR(found->most.y, most.y, 1e-9);
}

Path polygon(std::initializer_list<Point> points, bool closed) {
    Path path;
    for (const Point point : points) path.segments.empty() ? path.move_to(point) : path.line_to(point);
    if (closed) path.close();
    return path;
}

TEST(Svg, BasicShapesHaveTheirOutlines) {
    EXPECT_EQ(only_shape("<rect x='1' y='2' width='3' height='4'/>").path,
              polygon({{1, 2}, {4, 2}, {4, 6}, {1, 6}}, true));
    EXPECT_EQ(only_shape("<polygon points='0,0 5,0 5,5'/>").path, polygon({{0, 0}, {5, 0}, {5, 5}}, true));
    EXPECT_EQ(only_shape("<polyline points='0,0 5,0 5,5'/>").path, polygon({{0, 0}, {5, 0}, {5, 5}}, false));
    EXPECT_EQ(only_shape("<line x1='1' y1='2' x2='3' y2='4' stroke='red'/>").path,
              polygon({{1, 2}, {3, 4}}, false));
    EXPECT_EQ(only_shape("<path d='M1 2H5'/>").path, polygon({{1, 2}, {5, 2}}, false));
    expect_bounds(only_shape("<circle cx='10' cy='20' r='5'/>").path, {5, 15}, {15, 25});
    expect_bounds(only_shape("<ellipse cx='10' cy='20' rx='5' ry='2'/>").path, {5, 18}, {15, 22});
}

TEST(Svg, ARoundedRectangleTakesAMissingRadiusFromTheOther) {
    const Path path = only_shape("<rect width='10' height='8' rx='2'/>").path;
    ASSERT_EQ(path.segments.size(), 10u);
    EXPECT_EQ(path.segments[0].to, (Point{2, 0}));
    EXPECT_EQ(path.segments[2].to, (Point{10, 2}));
    EXPECT_EQ(path.segments[2].command, PathCommand::cubic);
    // Radii are no longer than half a side: a circle.
    EXPECT_EQ(only_shape("<rect width='8' height='8' rx='9'/>").path.segments[0].to, (Point{4, 0}));
}

TEST(Svg, ShapesWithoutExtentAreNotDrawn) {
    EXPECT_TRUE(drawn("<rect width='0' height='4'/><circle r='0'/><ellipse rx='3' ry='0'/><path d=''/>")
                    .shapes.empty());
}

TEST(Svg, PaintIsBlackFillWithoutStrokeByDefault) {
    const Paint paint = only_shape("<rect width='1' height='1'/>").paint;
    EXPECT_EQ(paint.fill, black);
    EXPECT_FALSE(paint.stroke);
    EXPECT_FALSE(paint.even_odd);
}

TEST(Svg, EveryPropertyOfPaintIsRead) {
    const Paint paint =
        only_shape(
            "<path d='M0 0H1' fill='none' stroke='#f00' stroke-width='2px' stroke-linecap='round' "
            "stroke-linejoin='bevel' stroke-miterlimit='7' fill-rule='evenodd'/>")
            .paint;
    EXPECT_EQ(paint, (Paint{.fill = {},
                            .stroke = red,
                            .stroke_width = 2,
                            .cap = LineCap::round,
                            .join = LineJoin::bevel,
                            .miter_limit = 7,
                            .even_odd = true}));
}

TEST(Svg, PaintIsInheritedAndOverridden) {
    const Drawing drawing = drawn(
        "<g fill='red' stroke='blue'><rect width='1' height='1'/>"
        "<rect width='1' height='1' fill='blue' stroke='none'/>"
        "<rect width='1' height='1' fill='inherit'/></g>");
    ASSERT_EQ(drawing.shapes.size(), 3u);
    EXPECT_EQ(drawing.shapes[0].paint.fill, red);
    EXPECT_EQ(drawing.shapes[0].paint.stroke, blue);
    EXPECT_EQ(drawing.shapes[1].paint.fill, blue);
    EXPECT_FALSE(drawing.shapes[1].paint.stroke);
    EXPECT_EQ(drawing.shapes[2].paint.fill, red);
}

TEST(Svg, CurrentColorIsTheInheritedColour) {
    EXPECT_EQ(only_shape("<g color='blue'><rect width='1' height='1' fill='currentColor'/></g>").paint.fill,
              blue);
}

TEST(Svg, StylesOutweighRulesOutweighAttributes) {
    const std::string style = "<style>rect { fill: red } #b { fill: blue } .c, .d { fill: lime }</style>";
    const auto fill = [&](const std::string& attributes) {
        return only_shape(style + "<rect width='1' height='1' fill='white' " + attributes + "/>").paint.fill;
    };
    EXPECT_EQ(fill(""), red);
    EXPECT_EQ(fill("class='x c'"), (Color{0, 255, 0}));
    EXPECT_EQ(fill("class='d' id='b'"), blue);
    EXPECT_EQ(fill("id='b' style='fill:#ff0000'"), red);
}

TEST(Svg, StylesInCdataAndCommentsAreRead) {
    EXPECT_EQ(
        only_shape("<style><![CDATA[ /* blue */ path.m{fill:red;} ]]></style><path class='m' d='M0 0H1V1Z'/>")
            .paint.fill,
        red);
}

TEST(Svg, TransformsAreAppliedFromTheInsideOut) {
    const Shape shape = only_shape(
        "<g transform='translate(10 0)'><path transform='scale(2)' d='M1 1H2' stroke='red' "
        "stroke-width='0.5'/></g>");
    EXPECT_EQ(shape.path, polygon({{12, 2}, {14, 2}}, false));
    EXPECT_EQ(shape.paint.stroke_width, 1);
}

TEST(Svg, WhatIsNotShownIsLeftOut) {
    EXPECT_TRUE(
        drawn(
            "<g display='none'><rect width='1' height='1'/></g><rect width='1' height='1' "
            "style='display:none'/>"
            "<rect width='1' height='1' visibility='hidden'/><rect width='1' height='1' fill='none'/>"
            "<defs><rect width='1' height='1'/><linearGradient id='g'/></defs><title>t</title><desc>d</desc>")
            .shapes.empty());
}

TEST(Svg, NotesOfDrawingProgramsAreLeftOut) {
    EXPECT_TRUE(drawn("<metadata><rdf:RDF xmlns:rdf='r'/></metadata><sodipodi:namedview xmlns:sodipodi='s'/>")
                    .shapes.empty());
    const std::string prefixed =
        "<s:svg xmlns:s='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><s:path d='M0 0H1'/><path d='M0 "
        "0H1'/></s:svg>";
    EXPECT_EQ(read_svg(prefixed, "mark.svg")->shapes.size(), 1u);
}

TEST(Svg, UseDrawsAShapeAgainElsewhere) {
    const Drawing drawing = drawn(
        "<defs><path id='p' d='M0 0H1'/></defs><use href='#p' x='3' y='4' stroke='red'/>"
        "<use xlink:href='#p' transform='scale(2)'/>");
    ASSERT_EQ(drawing.shapes.size(), 2u);
    EXPECT_EQ(drawing.shapes[0].path, polygon({{3, 4}, {4, 4}}, false));
    EXPECT_EQ(drawing.shapes[0].paint.stroke, red);
    EXPECT_EQ(drawing.shapes[1].path, polygon({{0, 0}, {2, 0}}, false));
}

TEST(Svg, ASymbolIsFittedIntoItsUse) {
    // viewBox 0 0 2 1 in 10 x 10: scaled by 5, centred with 2.5 above.
    const Drawing drawing = drawn(
        "<symbol id='s' viewBox='0 0 2 1'><path d='M0 0H2V1'/></symbol>"
        "<use href='#s' x='1' y='1' width='10' height='10'/>");
    ASSERT_EQ(drawing.shapes.size(), 1u);
    EXPECT_EQ(drawing.shapes[0].path, polygon({{1, 3.5}, {11, 3.5}, {11, 8.5}}, false));
}

TEST(Svg, TheViewBoxCornerBecomesTheOrigin) {
    const Drawing drawing = drawn("<path d='M-5 -4H0'/>", "viewBox='-5,-4,20,10' width='40mm'");
    EXPECT_EQ(drawing.width, 20);
    EXPECT_EQ(drawing.height, 10);
    EXPECT_EQ(drawing.shapes.at(0).path, polygon({{0, 0}, {5, 0}}, false));
}

TEST(Svg, WithoutViewBoxPixelsCount) {
    const Drawing drawing = drawn("", "width='1in' height='48'");
    EXPECT_EQ(drawing.width, 96);
    EXPECT_EQ(drawing.height, 48);
}

TEST(Svg, AViewBoxOfAnotherShapeStandsInTheMiddle) {
    // 10 x 10 in a window of 2 : 1 becomes 20 x 10 with 5 at each side.
    const Drawing drawing = drawn("<path d='M0 0H10'/>", "viewBox='0 0 10 10' width='200' height='100'");
    EXPECT_EQ(drawing.width, 20);
    EXPECT_EQ(drawing.height, 10);
    EXPECT_EQ(drawing.shapes.at(0).path, polygon({{5, 0}, {15, 0}}, false));
}

TEST(Svg, OpacityOfOneIsNoOpacity) {
    EXPECT_EQ(drawn("<g opacity='1' fill-opacity='100%'><rect width='1' height='1' fill-opacity='1.0'/></g>")
                  .shapes.size(),
              1u);
    // Opacity of a paint that is not used does not matter.
    EXPECT_EQ(drawn("<rect width='1' height='1' stroke='none' stroke-opacity='0.5' stroke-dasharray='1 2'/>")
                  .shapes.size(),
              1u);
}

}  // namespace
}  // namespace sigillum::picture
