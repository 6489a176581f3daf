#include "verify/finder_patterns.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace sigillum::verify {

namespace {

constexpr int rows_apart = 3;  // a pattern of one dot a module is seven high, its centre three

// The picture in black and white: dark is below the middle of the darkest and the lightest dot around.
class Ink {
  public:
    explicit Ink(const picture::Bitmap& picture)
        : picture_(picture), across_((picture.width + side - 1) / side), middles_(tiles(), 0) {
        std::vector<std::uint8_t> darkest(tiles(), 255);
        std::vector<std::uint8_t> lightest(tiles(), 0);
        for (int y = 0; y < picture.height; ++y) {
            for (int x = 0; x < picture.width; ++x) {
                const std::size_t tile = tile_at(x, y);
                darkest[tile] = std::min(darkest[tile], level(x, y));
                lightest[tile] = std::max(lightest[tile], level(x, y));
            }
        }
        for (std::size_t i = 0; i < middles_.size(); ++i) middles_[i] = (darkest[i] + lightest[i] + 1) / 2;
    }

    bool dark(int x, int y) const { return level(x, y) < middles_[tile_at(x, y)]; }

  private:
    static constexpr int side = 32;

    std::size_t tiles() const {
        return static_cast<std::size_t>(across_) *
               static_cast<std::size_t>((picture_.height + side - 1) / side);
    }
    std::size_t tile_at(int x, int y) const {
        return static_cast<std::size_t>(y / side) * static_cast<std::size_t>(across_) +
               static_cast<std::size_t>(x / side);
    }
    // Of a coloured picture the green samples: the brightest to the eye.
    std::uint8_t level(int x, int y) const {
        const std::size_t dot = static_cast<std::size_t>(y) * static_cast<std::size_t>(picture_.width) +
                                static_cast<std::size_t>(x);
        return static_cast<std::uint8_t>(picture_.samples[picture_.gray ? dot : dot * 3 + 1]);
    }

    const picture::Bitmap& picture_;
    int across_;
    std::vector<int> middles_;
};

using Runs = std::array<int, 5>;

// Dark, light, dark, light, dark as 1:1:3:1:1, each off by half a module at most.
bool like_a_pattern(const Runs& runs) {
    const int all = runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
    const auto near = [all](int run, int modules) {
        return std::abs(14 * run - 2 * modules * all) <= all + 7;
    };
    return all >= 7 && near(runs[0], 1) && near(runs[1], 1) && near(runs[2], 3) && near(runs[3], 1) &&
           near(runs[4], 1);
}

// Whether the column through the middle of the centre shows the same.
bool like_a_pattern_downwards(const Ink& ink, int height, int x, int y, int centre) {
    Runs runs{};
    const int farthest = 2 * centre + 2;  // a whole pattern is 7/3 of its centre
    const auto go = [&](int from, int step, std::array<std::size_t, 3> into) {
        std::size_t part = 0;
        bool dark = true;
        for (int at = from; at >= 0 && at < height && std::abs(at - y) <= farthest; at += step) {
            if (ink.dark(x, at) != dark) {
                dark = !dark;
                if (++part == into.size()) return;
            }
            ++runs[into[part]];
        }
    };
    go(y, -1, {2, 1, 0});
    go(y + 1, 1, {2, 3, 4});
    return like_a_pattern(runs);
}

// The parts of a pattern that one row adds: rows further down meet the same centre again.
double met_in_row(const Ink& ink, const picture::Bitmap& picture, int y) {
    double met = 0;
    Runs runs{};
    bool dark = false;
    for (int x = 0; x <= picture.width; ++x) {
        const bool end = x == picture.width;
        if (!end && ink.dark(x, y) == dark) {
            ++runs[4];
            continue;
        }
        if (dark && like_a_pattern(runs)) {
            const int middle = x - runs[4] - runs[3] - (runs[2] + 1) / 2;
            if (like_a_pattern_downwards(ink, picture.height, middle, y, runs[2]))
                met += std::min(1.0, static_cast<double>(rows_apart) / runs[2]);
        }
        std::rotate(runs.begin(), runs.begin() + 1, runs.end());
        runs[4] = 1;
        dark = !dark;
    }
    return met;
}

}  // namespace

int finder_patterns(const picture::Bitmap& picture, int enough) {
    const Ink ink(picture);
    double met = 0;
    for (int y = rows_apart - 1; y < picture.height && met < enough; y += rows_apart)
        met += met_in_row(ink, picture, y);
    return static_cast<int>(met);
}

}  // namespace sigillum::verify
