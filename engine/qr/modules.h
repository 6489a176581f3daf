// The square of a QR code (ISO/IEC 18004) as dark and light modules, without its quiet zone.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sigillum::qr {

inline constexpr ErrorKind code_too_large{"code-too-large"};

// The light modules that must surround a code on every side.
inline constexpr int quiet_zone = 4;

// How much of a code may be damaged: low about 7 %, medium about 15 %.
enum class ErrorCorrection : std::uint8_t { low, medium };

struct Modules {
    int version = 0;  // 1 to 40
    int size = 0;     // modules along one side: 17 + 4 * version
    ErrorCorrection level = ErrorCorrection::medium;
    std::vector<std::uint8_t> dark;  // row by row from the top, 1 for a dark module

    // x to the right and y downward from the upper left module, both below size.
    bool at(int x, int y) const {
        return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) +
                    static_cast<std::size_t>(x)] != 0;
    }
    bool operator==(const Modules&) const = default;
};

// Dark modules side by side in one row.
struct ModuleRun {
    int x = 0;
    int y = 0;
    int width = 0;
    bool operator==(const ModuleRun&) const = default;
};

// The mask every code takes. Choosing among the eight by their penalties (ISO/IEC 18004, 7.8.3) costs about
// eight times as much as all the rest of encoding, and tokens look random, so that one mask serves them as
// well as another. At the limit of what can be read, 420 pictures of tokens blurred by 1.1 to 1.6 pixels at
// 200 dpi, zbarimg read 243 with this mask and 248 with the one of the lowest penalty, ZXing 406 and 382.
// tests/qr/mask_test.cc repeats a part of it, and has zbarimg read all at 0.7 pixels.
inline constexpr int usual_mask = 3;

struct EncodeOptions {
    ErrorCorrection level = ErrorCorrection::medium;
    // One of the eight masks, 0 to 7. Nothing: the one with the lowest penalty.
    std::optional<int> mask = usual_mask;
};

// The smallest code that holds the text in two modes: capitals, digits and " $%*+-./:" in the alphanumeric
// one, everything else as bytes. This is meant for links in capitals; text that changes often between the two
// takes more room than it must. Fails with code_too_large when the text is empty or not even version 40 holds
// it.
Result<Modules> encode(std::string_view text, EncodeOptions options = {});

// The dark modules as runs, from the top row down and from left to right.
std::vector<ModuleRun> row_runs(const Modules& modules);

}  // namespace sigillum::qr
