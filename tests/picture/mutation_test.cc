// Spoilt pictures of every kind must be read or refused, never crash: the same few thousand in each run, made
// from sound ones by changing, cutting and doubling bytes. Worth running with
// SIGILLUM_SANITIZERS=address,undefined.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "picture/picture.h"
#include "tests/picture/png_bytes.h"

namespace sigillum::picture {
namespace {

using namespace std::string_literals;
using Dice = std::minstd_rand;

std::size_t below(Dice& dice, std::size_t limit) { return limit == 0 ? 0 : dice() % limit; }

void spoil(std::string& bytes, Dice& dice) {
    static constexpr std::string_view seeds = "<>/'\"#;:{}()=,.-+eEMmAaZz0123456789&! \n\xFF\x80\x01";
    const std::size_t at = below(dice, bytes.size());
    switch (below(dice, 5)) {
        case 0:
            bytes[at] = static_cast<char>(dice());
            break;
        case 1:
            bytes[at] = seeds[below(dice, seeds.size())];
            break;
        case 2:
            bytes.erase(at, 1 + below(dice, 9));
            break;
        case 3:
            bytes.insert(at, bytes.substr(below(dice, bytes.size()), below(dice, 30)));
            break;
        default:
            bytes.insert(at, 1, seeds[below(dice, seeds.size())]);
            break;
    }
}

// How many of the spoilt pictures were still read.
int read_spoilt(const std::string& sound, int rounds) {
    Dice dice(20260703);
    int readable = 0;
    for (int round = 0; round < rounds; ++round) {
        std::string bytes = sound;
        const std::size_t changes = 1 + below(dice, 4);
        for (std::size_t i = 0; i < changes && !bytes.empty(); ++i) spoil(bytes, dice);
        const Result<Picture> picture = read_picture(bytes, "spoilt");
        if (picture) {
            ++readable;
            EXPECT_GT(aspect_ratio(*picture), 0);
        } else {
            EXPECT_FALSE(picture.error().found.empty());
        }
    }
    return readable;
}

const std::string rich_svg =
    "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' viewBox='-1 -1 20 20' width='20mm'>"
    "<style>.a{fill:#1c3557;stroke:none}path,#p{fill-rule:evenodd}/*c*/</style>"
    "<defs><symbol id='s' viewBox='0 0 4 4'><circle cx='2' cy='2' r='1.5' class='a'/></symbol></defs>"
    "<g transform='translate(1 2) rotate(30,1,1) scale(.5)' stroke='rgb(1,2,3)' stroke-width='.2'>"
    "<path id='p' d='M0 0h4v-3l1 1.5c1 2 3 4 5 6s1 1 2 2q1 1 2 0t1 1a2 3 10 01.5.5A1 2 3 1 0 5 5z'/>"
    "<rect x='1' y='1' width='5' height='3' rx='1' style='fill:none;stroke:navy'/>"
    "<polygon points='1,2 3,4 5,6'/><ellipse rx='3' ry='2'/></g>"
    "<use href='#s' x='2' y='2' width='8' height='6'/><use href='#p' fill='currentColor' color='red'/></svg>";

TEST(Mutation, SpoiltSvgIsReadOrRefused) {
    ASSERT_TRUE(read_picture(rich_svg, "sound")) << to_string(read_picture(rich_svg, "sound").error());
    const int readable = read_spoilt(rich_svg, 6000);
    // Neither all nor none: the loop reaches behind the first check.
    EXPECT_GT(readable, 300);
    EXPECT_LT(readable, 5700);
}

TEST(Mutation, SpoiltPngIsRefused) {
    const std::string sound = png_file({.width = 2, .height = 2, .color_type = 6}, "\0abcdefgh\0ijklmnop"s);
    EXPECT_TRUE(read_picture(sound, "sound"));
    read_spoilt(sound, 3000);
}

// Spoilt inside chunks whose checksums are right, so that the damage reaches the decoder.
TEST(Mutation, SpoiltPngWithGoodChecksumsIsReadOrRefused) {
    Dice dice(1);
    int readable = 0;
    for (int round = 0; round < 4000; ++round) {
        const auto byte = [&](std::size_t limit) { return static_cast<std::uint8_t>(below(dice, limit)); };
        static constexpr std::uint8_t depths[] = {1, 2, 4, 8, 16};
        static constexpr std::uint8_t types[] = {0, 2, 3, 4, 6, 1};
        const PngHeader header{byte(9), byte(9), depths[byte(5)], types[byte(6)], byte(2)};
        std::string rows(below(dice, 200), '\0');
        for (char& sample : rows) sample = static_cast<char>(byte(6));
        std::string extra;
        if (byte(2) != 0) extra += png_chunk("PLTE", std::string(below(dice, 20), 'p'));
        if (byte(2) != 0) extra += png_chunk("tRNS", std::string(below(dice, 9), '\1'));
        if (byte(4) == 0) extra += png_chunk("iCCP", "x\0\0garbage"s);
        const Result<Picture> picture = read_picture(png_file(header, rows, extra), "spoilt");
        readable += picture ? 1 : 0;
    }
    EXPECT_GT(readable, 50);
}

}  // namespace
}  // namespace sigillum::picture
