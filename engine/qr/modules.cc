#include "qr/modules.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <cassert>
#include <cstddef>
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

std::vector<ModuleRun> row_runs(const Modules& modules) {
    std::vector<ModuleRun> runs;
    runs.reserve(modules.dark.size() / 4);
    for (int y = 0; y < modules.size; ++y) {
        const std::uint8_t* const row = modules.dark.data() + static_cast<std::ptrdiff_t>(y) * modules.size;
        for (int x = 0; x < modules.size;) {
            const int begin = x;
            while (x < modules.size && row[x] != 0) ++x;
            if (x > begin) runs.push_back({begin, y, x - begin});
            while (x < modules.size && row[x] == 0) ++x;
        }
    }
    return runs;
}

}  // namespace sigillum::qr
