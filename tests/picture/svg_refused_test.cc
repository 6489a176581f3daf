#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "picture/picture.h"
#include "picture/svg.h"

namespace sigillum::picture {
namespace {

struct Row {
    std::string content;  // stands on the second line of the file
    ErrorKind kind;
    std::string named;  // must stand in the error
};

std::string svg(const std::string& content) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">\n" + content + "\n</svg>";
}

void expect_refused(const std::string& bytes, const Row& row) {
    const Result<Drawing> drawing = read_svg(bytes, "mark.svg");
    ASSERT_FALSE(drawing) << row.content;
    EXPECT_EQ(drawing.error().kind, row.kind) << row.content << "\n" << to_string(drawing.error());
    EXPECT_THAT(drawing.error().found, testing::HasSubstr(row.named)) << row.content;
    EXPECT_EQ(drawing.error().place.file, "mark.svg");
}

TEST(SvgRefused, WhatCannotBeDrawnFaithfullyIsNamedWithItsLine) {
    const std::string shape = "width='1' height='1'";
    const std::vector<Row> rows{
        {"<text>a</text>", svg_unsupported, "<text>"},
        {"<image href='#a'/>", svg_unsupported, "<image>"},
        {"<script>1</script>", svg_unsupported, "<script>"},
        {"<defs><script/></defs>", svg_unsupported, "<script>"},
        {"<animate/>", svg_unsupported, "<animate>"},
        {"<foreignObject/>", svg_unsupported, "<foreignObject>"},
        {"<switch/>", svg_unsupported, "<switch>"},
        {"<a href='http://x.example/'/>", svg_unsupported, "<a>"},
        {"<svg/>", svg_unsupported, "<svg>"},
        {"<g onclick='x()'/>", svg_unsupported, "onclick"},
        {"<use href='other.svg#a'/>", svg_unsupported, "outside"},
        {"<g opacity='0.5'/>", svg_unsupported, "opacity"},
        {"<g style='opacity:.99'/>", svg_unsupported, "opacity"},
        {"<rect fill-opacity='0.5' " + shape + "/>", svg_unsupported, "shine through"},
        {"<rect stroke='red' stroke-opacity='0.5' " + shape + "/>", svg_unsupported, "shine through"},
        {"<rect fill='url(#g)' " + shape + "/>", svg_unsupported, "gradient"},
        {"<rect stroke='red' stroke-dasharray='1 2' " + shape + "/>", svg_unsupported, "dashed"},
        {"<g marker-end='url(#m)'><path d='M0 0H1'/></g>", svg_unsupported, "marker"},
        {"<g filter='url(#f)'/>", svg_unsupported, "filter"},
        {"<g mask='url(#m)'/>", svg_unsupported, "mask"},
        {"<g clip-path='url(#c)'/>", svg_unsupported, "clip-path"},
        {"<g style='mix-blend-mode:multiply'/>", svg_unsupported, "mix-blend-mode"},
        {"<g style='transform:scale(2)'/>", svg_unsupported, "transform"},
        {"<g style='fill:red !important'/>", svg_unsupported, "!important"},
        {"<rect transform='scale(1 2)' stroke='red' " + shape + "/>", svg_unsupported, "unevenly"},
        {"<style>@import 'a.css';</style>", svg_unsupported, "@import"},
        {"<style>g rect { fill: red }</style>", svg_unsupported, "g rect"},
        {"<style>rect:hover { fill: red }</style>", svg_unsupported, "rect:hover"},
        {"<symbol id='s' viewBox='0 0 1 1'><rect width='2' height='1'/></symbol><use href='#s' width='1' "
         "height='1'/>",
         svg_unsupported, "beyond its viewBox"},
        {"<g id='a'><use href='#a'/></g>", svg_unsupported, "in a circle"},
    };
    for (const Row& row : rows) {
        expect_refused(svg(row.content), row);
        const Result<Drawing> drawing = read_svg(svg(row.content), "mark.svg");
        EXPECT_EQ(drawing.error().place.line, 2) << row.content;
    }
}

TEST(SvgRefused, ValuesOfTheWrongFormAreNamedWithTheirLine) {
    const std::vector<Row> rows{
        {"<path d='M0 0 L'/>", svg_unreadable, "<path> with d=“M0 0 L”"},
        {"<rect width='-1' height='1'/>", svg_unreadable, "width=“-1”"},
        {"<rect width='50%' height='1'/>", svg_unreadable, "width=“50%”"},
        {"<circle r='2em'/>", svg_unreadable, "r=“2em”"},
        {"<circle r='-2'/>", svg_unreadable, "r=“-2”"},
        {"<polygon points='1 2 3'/>", svg_unreadable, "points"},
        {"<g transform='turn(3)'/>", svg_unreadable, "transform=“turn(3)”"},
        {"<g fill='bleu'/>", svg_unreadable, "fill=“bleu”"},
        {"<g fill='#1c3557aa'/>", svg_unreadable, "#1c3557aa"},
        {"<g stroke-width='-1'/>", svg_unreadable, "stroke-width"},
        {"<g stroke-linecap='pointed'/>", svg_unreadable, "stroke-linecap"},
        {"<g style='fill'/>", svg_unreadable, "fill"},
        {"<style>rect { fill: red </style>", svg_unreadable, "rect"},
        {"<style>/* </style>", svg_unreadable, "comment"},
        {"<use href='#nobody'/>", svg_unreadable, "<use>"},
        {"<g transform='scale(900000)'><g transform='scale(900000)'><path d='M1 1H2'/></g></g>",
         svg_unreadable, "too far"},
    };
    for (const Row& row : rows) {
        expect_refused(svg(row.content), row);
        const Result<Drawing> drawing = read_svg(svg(row.content), "mark.svg");
        EXPECT_EQ(drawing.error().place.line, 2) << row.content;
    }
}

TEST(SvgRefused, FilesThatAreNoPlainSvg) {
    const std::vector<Row> rows{
        {"", svg_unreadable, "XML"},
        {"<svg", svg_unreadable, "XML"},
        {"<svg xmlns='http://www.w3.org/2000/svg'><g></svg>", svg_unreadable, "XML"},
        {"<html/>", svg_unreadable, "<html>"},
        {"<svg viewBox='0 0 1 1'/>", svg_unreadable, "<svg>"},
        {"<svg xmlns='http://www.w3.org/2000/svg'/>", svg_unreadable, "viewBox"},
        {"<svg xmlns='http://www.w3.org/2000/svg' width='50%' height='9'/>", svg_unreadable, "viewBox"},
        {"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1'/>", svg_unreadable, "viewBox=“0 0 1”"},
        {"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 1'/>", svg_unreadable, "viewBox"},
        {"<!DOCTYPE svg><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>", svg_unsupported,
         "DOCTYPE"},
        {"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>",
         svg_unsupported, "DOCTYPE"},
        {"<?xml-stylesheet href='a.css'?><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>",
         svg_unsupported, "style sheet"},
        {std::string("<svg xmlns='http://www.w3.org/2000/svg'\0/>", 41), svg_unreadable, "zero byte"},
    };
    for (const Row& row : rows) expect_refused(row.content, row);
}

TEST(SvgRefused, XmlMistakesAreFoundOnTheirLine) {
    const Result<Drawing> drawing =
        read_svg("<svg xmlns='http://www.w3.org/2000/svg'>\n<g>\n</h>\n</svg>", "mark.svg");
    ASSERT_FALSE(drawing);
    EXPECT_EQ(drawing.error().place.line, 3);
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

TEST(SvgRefused, WhatIsTooLarge) {
    expect_refused(svg(repeated("<g>", 65) + repeated("</g>", 65)),
                   {"nesting", picture_too_large, "nested deeper"});
    expect_refused(svg(repeated("<g/>", 20'001)), {"elements", picture_too_large, "20,000 elements"});
    expect_refused(svg(repeated(" ", 2 * 1024 * 1024)), {"bytes", picture_too_large, "2 MiB"});
}

// A hundred thousand nested elements must not use up the stack.
TEST(SvgRefused, NestingWithoutEnd) {
    expect_refused(svg(repeated("<g>", 100'000) + repeated("</g>", 100'000)),
                   {"", picture_too_large, "nested deeper"});
}

// Each level uses the one before ten times.
TEST(SvgRefused, UsesThatMultiplyWithoutEnd) {
    std::string content = "<path id='l0' d='M0 0H1'/>";
    for (int level = 1; level < 10; ++level) {
        content += "<g id='l" + std::to_string(level) + "'>" +
                   repeated("<use href='#l" + std::to_string(level - 1) + "'/>", 10) + "</g>";
    }
    expect_refused(svg(content), {"", picture_too_large, "elements drawn"});
}

}  // namespace
}  // namespace sigillum::picture
