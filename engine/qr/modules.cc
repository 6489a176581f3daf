#include "qr/modules.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <array>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstring>
#include <memory>

// Exported by Debian's libqrencode 4.1.1 but not declared in its header (CMakeLists.txt looks for it): what
// QRcode_encodeInput calls with mask -1, "try all eight".
// NOLINTNEXTLINE(readability-identifier-naming): the name is the library's.
extern "C" QRcode* QRcode_encodeMask(QRinput* input, int mask);

namespace sigillum::qr {
namespace {

constexpr int try_all_masks = -1;
constexpr int smallest_version_that_fits = 0;

struct FreeInput {
    void operator()(QRinput* input) const { QRinput_free(input); }
};
struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

// The characters of the alphanumeric mode (ISO/IEC 18004, table 5).
bool is_alphanumeric(char c) {
    constexpr std::string_view others = " $%*+-./:";
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || others.find(c) != std::string_view::npos;
}

// Runs of characters that are all alphanumeric, or none of them, each in its mode. libqrencode's own
// splitting also turns runs of digits into the numeric mode without counting what the way back costs: one
// token in five grows by up to 8 bits, and the size of a code would hang on its signature.
bool append_segments(QRinput* input, std::string_view text) {
    while (!text.empty()) {
        const bool alphanumeric = is_alphanumeric(text.front());
        std::size_t length = 1;
        while (length < text.size() && is_alphanumeric(text[length]) == alphanumeric) ++length;
        if (QRinput_append(input, alphanumeric ? QR_MODE_AN : QR_MODE_8, static_cast<int>(length),
                           reinterpret_cast<const unsigned char*>(text.data())) != 0) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

tl::unexpected<Error> cannot_encode(std::string_view text) {
    return fail(code_too_large, {}, fmt::format("a text of {} bytes for a QR code", text.size()),
                "a text that fits version 40, the largest there is");
}

}  // namespace

Result<Modules> encode(std::string_view text, EncodeOptions options) {
    assert(!options.mask || (*options.mask >= 0 && *options.mask < 8));
    const bool medium = options.level == ErrorCorrection::medium;
    const std::unique_ptr<QRinput, FreeInput> input(
        QRinput_new2(smallest_version_that_fits, medium ? QR_ECLEVEL_M : QR_ECLEVEL_L));
    if (text.empty() || !input || !append_segments(input.get(), text)) return cannot_encode(text);
    const std::unique_ptr<QRcode, FreeCode> code(
        QRcode_encodeMask(input.get(), options.mask.value_or(try_all_masks)));
    if (!code) return cannot_encode(text);

    Modules modules{.version = code->version, .size = code->width, .level = options.level, .dark = {}};
    const std::size_t count = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    modules.dark.resize(count);
    // The lowest bit of a module is its colour; the others say what it is for.
    for (std::size_t i = 0; i < count; ++i) modules.dark[i] = code->data[i] & 1U;
    return modules;
}

namespace {

// A row, the module at the left in the lowest bit, and always a light one behind the last.
using RowBits = std::array<std::uint64_t, 3>;

// Eight bytes that are 0 or 1 as eight bits: the product brings the lowest bit of each to a place of its own
// in the highest byte, and none of the other terms reaches it.
std::uint64_t eight_bits(const std::uint8_t* modules, std::size_t count) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, modules, count);
    return bytes * 0x0102040810204080 >> 56U;
}

RowBits bits_of(const std::uint8_t* row, int size) {
    RowBits bits{};
    const auto count = static_cast<std::size_t>(size);
    std::size_t at = 0;
    for (; at + 8 <= count; at += 8) bits[at / 64] |= eight_bits(row + at, 8) << (at % 64);
    if (at < count) bits[at / 64] |= eight_bits(row + at, count - at) << (at % 64);
    return bits;
}

// The first place from `x` on where a module differs from the one before it in `changes`; `end` where none
// does.
int next_change(const RowBits& changes, int x, int end) {
    auto word = static_cast<unsigned>(x) / 64;
    std::uint64_t rest = changes[word] >> (static_cast<unsigned>(x) % 64);
    if (rest != 0) return x + std::countr_zero(rest);
    while (++word < changes.size()) {
        if (changes[word] != 0) return static_cast<int>(word * 64) + std::countr_zero(changes[word]);
    }
    return end;
}

}  // namespace

// Runs begin and end where a module differs from its left neighbour: finding those by bits instead of asking
// every module saves the processor as many wrong guesses as there are runs.
std::vector<ModuleRun> row_runs(const Modules& modules) {
    std::vector<ModuleRun> runs;
    runs.reserve(modules.dark.size() / 3);
    for (int y = 0; y < modules.size; ++y) {
        const RowBits row =
            bits_of(modules.dark.data() + static_cast<std::ptrdiff_t>(y) * modules.size, modules.size);
        RowBits changes{};
        for (std::size_t i = 0; i < row.size(); ++i)
            changes[i] = row[i] ^ (row[i] << 1U | (i > 0 ? row[i - 1] >> 63U : 0));
        for (int x = next_change(changes, 0, modules.size); x < modules.size;) {
            const int behind = next_change(changes, x + 1, modules.size);
            runs.push_back({x, y, behind - x});
            x = next_change(changes, behind + 1, modules.size);
        }
    }
    return runs;
}

}  // namespace sigillum::qr
