#include "picture/svg_path.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sigillum::picture {
namespace {

// "M0 0 L1 2 C… Z" with up to three decimals.
std::string written(const std::optional<Path>& path) {
    if (!path) return "refused";
    const auto point = [](Point p) {
        // Adding zero turns -0 into 0.
        return fmt::format("{:.4g} {:.4g}", p.x + 0.0, p.y + 0.0);
    };
    std::string text;
    for (const Segment& s : path->segments) {
        if (!text.empty()) text += ' ';
        switch (s.command) {
            case PathCommand::move:
                text += "M" + point(s.to);
                break;
            case PathCommand::line:
                text += "L" + point(s.to);
                break;
            case PathCommand::cubic:
                text += "C" + point(s.control1) + " " + point(s.control2) + " " + point(s.to);
                break;
            case PathCommand::close:
                text += "Z";
                break;
        }
    }
    return text;
}

struct Row {
    std::string data;
    std::string expected;
};

TEST(SvgPath, EveryCommandGivesThePathItStandsFor) {
    const std::vector<Row> rows{
        {"", ""},
        {"none", ""},
        {"M1 2", "M1 2"},
        {"m1 2 3 4", "M1 2 L4 6"},
        {"M1,2,3,4", "M1 2 L3 4"},
        {"M1 2 L3 4 5 6Z", "M1 2 L3 4 L5 6 Z"},
        {"M1 2h3v4H0V0z", "M1 2 L4 2 L4 6 L0 6 L0 0 Z"},
        {"M0 0C1 2 3 4 5 6", "M0 0 C1 2 3 4 5 6"},
        {"M1 1c1 2 3 4 5 6", "M1 1 C2 3 4 5 6 7"},
        // A smooth curve mirrors the last control: 2 * (5, 6) - (3, 4) = (7, 8).
        {"M0 0C1 2 3 4 5 6S9 9 8 8", "M0 0 C1 2 3 4 5 6 C7 8 9 9 8 8"},
        {"M0 0L5 6S9 9 8 8", "M0 0 L5 6 C5 6 9 9 8 8"},
        {"M0 0C1 2 3 4 5 6s4 3 3 2", "M0 0 C1 2 3 4 5 6 C7 8 9 9 8 8"},
        // A quadratic curve raised: controls two thirds of the way to (3, 3).
        {"M0 0Q3 3 6 0", "M0 0 C2 2 4 2 6 0"},
        {"M0 0Q3 3 6 0T12 0", "M0 0 C2 2 4 2 6 0 C8 -2 10 -2 12 0"},
        {"M0 0q3 3 6 0t6 0t6 0", "M0 0 C2 2 4 2 6 0 C8 -2 10 -2 12 0 C14 2 16 2 18 0"},
        {"M0 0L6 0T12 0", "M0 0 L6 0 C6 0 8 0 12 0"},
        {"M1 0A1 1 0 0 1 0 1", "M1 0 C1 0.5523 0.5523 1 0 1"},
        {"M1 0a1 1 0 01-1 1", "M1 0 C1 0.5523 0.5523 1 0 1"},
        {"M1 0A1 1 0 01.5.5", written(svg_path("M1 0 A 1 1 0 0 1 0.5 0.5"))},
        {"M.5.5-.5-.5", "M0.5 0.5 L-0.5 -0.5"},
        {"M1e1 2E-1+3+4", "M10 0.2 L3 4"},
        {"M 1 2 , 3 4 L 5 6 , 7 8", "M1 2 L3 4 L5 6 L7 8"},
        {"M1 2ZL3 4", "M1 2 Z M1 2 L3 4"},
        {"M1 2L2 2zm1 1l1 1", "M1 2 L2 2 Z M2 3 L3 4"},
        {"M1 2zz", "M1 2 Z"},
    };
    for (const Row& row : rows) EXPECT_EQ(written(svg_path(row.data)), row.expected) << row.data;
}

TEST(SvgPath, MistakesAreRefused) {
    for (const char* data : {"L1 2",
                             "1 2",
                             "M",
                             "M1",
                             "M1 2 L",
                             "M1 2 L3",
                             "M1 2 X3 4",
                             "M1 2 3",
                             "M1 2Z3 4",
                             "M1 2,",
                             "M1 2L,3 4",
                             "M1 2A1 1 0 2 1 3 4",
                             "M1 2A1 1 0 0 1 3",
                             "Mnan 1",
                             "Minf 1",
                             "M1e999 1",
                             "M1 2 L1,,2",
                             "M--1 2",
                             "M1 2;",
                             "M1e7 0"}) {
        EXPECT_FALSE(svg_path(data)) << data;
    }
}

TEST(SvgPath, AnEndlessPathIsRefused) {
    std::string data = "M0 0";
    for (std::size_t i = 0; i < most_path_segments; ++i) data += "h1";
    EXPECT_FALSE(svg_path(data));
}

TEST(SvgPoints, ArePairs) {
    EXPECT_EQ(written(svg_points("0,0 1,2 3,4", false)), "M0 0 L1 2 L3 4");
    EXPECT_EQ(written(svg_points("0 0 1 2 3 4", true)), "M0 0 L1 2 L3 4 Z");
    EXPECT_EQ(written(svg_points("", true)), "");
    EXPECT_EQ(written(svg_points("1 2 3", true)), "refused");
    EXPECT_EQ(written(svg_points("1 2 a", true)), "refused");
}

}  // namespace
}  // namespace sigillum::picture
