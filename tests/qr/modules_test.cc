#include "qr/modules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/qr/code_picture.h"

namespace sigillum::qr {
namespace {

TEST(Modules, AreReadByZbarimgAtTwoHundredDotsPerInchHoweverTheyAreTurned) {
    const std::string link = "HTTPS://VERIFY.EXAMPLE.EDU/V/#" + std::string(380, 'Q');
    const Modules modules = encode(link).value();
    std::vector<Picture> pictures;
    for (const double degrees : {0.0, 2.5, 17.0, 33.0, 45.0, 71.0, 90.0, 123.0, 180.0, 200.0, 270.0, 311.0}) {
        pictures.push_back(picture_of(modules, {.degrees = degrees}));
        pictures.push_back(picture_of(modules, {.square_mm = 30, .degrees = degrees}));
    }
    for (const std::string& text : read_by_zbarimg(pictures)) EXPECT_EQ(text, link);
}

TEST(Modules, TakeTheVersionThatTheStandardGives) {
    // ISO/IEC 18004, table 7: characters that fill a version.
    struct Row {
        std::size_t characters;
        char character;
        ErrorCorrection level;
        int version;
    };
    const Row rows[] = {
        {20, 'A', ErrorCorrection::medium, 1},   {21, 'A', ErrorCorrection::medium, 2},
        {20, '7', ErrorCorrection::medium, 1},   {14, 'a', ErrorCorrection::medium, 1},
        {15, 'a', ErrorCorrection::medium, 2},   {600, 'A', ErrorCorrection::medium, 15},
        {601, 'A', ErrorCorrection::medium, 16}, {758, 'A', ErrorCorrection::low, 15},
        {759, 'A', ErrorCorrection::low, 16},    {3391, 'A', ErrorCorrection::medium, 40},
        {4296, 'A', ErrorCorrection::low, 40},
    };
    for (const Row& row : rows) {
        const Modules modules =
            encode(std::string(row.characters, row.character), {.level = row.level}).value();
        EXPECT_EQ(modules.version, row.version) << row.characters << row.character;
        EXPECT_EQ(modules.size, 17 + 4 * row.version);
        EXPECT_EQ(modules.dark.size(), static_cast<std::size_t>(modules.size * modules.size));
        EXPECT_EQ(modules.level, row.level);
    }
}

TEST(Modules, DoNotGrowWithTheDigitsOfALink) {
    // 3,320 bits of version 15-M: 153 before the "#", 28 for it, and 15 + 568 * 5.5 after it. Digits change
    // nothing.
    const std::string before = "HTTPS://VERIFY.EXAMPLE/V/#";
    for (const std::string& digits : {std::string(20, 'A'), std::string(20, '7')}) {
        EXPECT_EQ(encode(before + digits + std::string(548, 'A'))->version, 15) << digits;
        EXPECT_EQ(encode(before + std::string(549, 'A') + digits)->version, 16) << digits;
    }
}

TEST(Modules, OfATextThatNoVersionHoldsAreRefused) {
    EXPECT_EQ(encode(std::string(3392, 'A')).error().kind, code_too_large);
    EXPECT_EQ(encode("").error().kind, code_too_large);
}

TEST(Modules, HaveTheirFinderPatternsInThreeCorners) {
    const Modules modules = encode("HTTPS://VERIFY.EXAMPLE.EDU/V/#A").value();
    const int far = modules.size - 7;
    for (const auto& [left, top] : {std::pair(0, 0), std::pair(far, 0), std::pair(0, far)}) {
        for (int y = 0; y < 7; ++y) {
            for (int x = 0; x < 7; ++x) {
                const bool ring = x == 0 || y == 0 || x == 6 || y == 6;
                const bool heart = x >= 2 && x <= 4 && y >= 2 && y <= 4;
                EXPECT_EQ(modules.at(left + x, top + y), ring || heart);
            }
        }
    }
}

TEST(Modules, AreTheSameForTheSameTextAndMaskAndDifferForAnother) {
    EXPECT_EQ(encode("SIGILLUM").value(), encode("SIGILLUM").value());
    EXPECT_NE(encode("SIGILLUM", {.mask = 0}).value(), encode("SIGILLUM", {.mask = 1}).value());
}

TEST(ModuleRuns, CoverEveryDarkModuleOnceAndNoLightOne) {
    const Modules modules = encode("HTTPS://VERIFY.EXAMPLE.EDU/V/#SIGILLUM").value();
    Modules drawn = modules;
    std::fill(drawn.dark.begin(), drawn.dark.end(), std::uint8_t{0});
    for (const ModuleRun& run : row_runs(modules)) {
        for (int x = run.x; x < run.x + run.width; ++x) ++drawn.dark[run.y * modules.size + x];
    }
    EXPECT_EQ(drawn, modules);
}

TEST(ModuleRuns, CoverTheLargestCodeToo) {
    Modules modules{.version = 40, .size = 177, .dark = std::vector<std::uint8_t>(177 * 177)};
    for (int y = 0; y < 177; ++y) {
        for (int x = 0; x < 177; ++x) modules.dark[y * 177 + x] = (x * x + 3 * y * x + y / 5) % 7 < 4;
    }
    Modules drawn = modules;
    std::fill(drawn.dark.begin(), drawn.dark.end(), std::uint8_t{0});
    for (const ModuleRun& run : row_runs(modules)) {
        for (int x = run.x; x < run.x + run.width; ++x) ++drawn.dark[run.y * modules.size + x];
    }
    EXPECT_EQ(drawn, modules);
}

TEST(ModuleRuns, AreAsLongAsTheyCanBeAndInOrder) {
    const Modules modules{.version = 0, .size = 4, .dark = {1, 1, 0, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0, 1, 1, 0}};
    const std::vector<ModuleRun> runs = {{0, 0, 2}, {3, 0, 1}, {0, 2, 4}, {1, 3, 2}};
    EXPECT_EQ(row_runs(modules), runs);
}

}  // namespace
}  // namespace sigillum::qr
