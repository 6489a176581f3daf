#include "qr/modules.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <cassert>
#include <memory>
#include <string>

// Exported by Debian's libqrencode 4.1.1 but not declared in its header (CMakeLists.txt looks for both). The
// first is what QRcode_encodeInput calls with mask -1, "try all eight"; the second is what
// QRcode_encodeString splits modes with.
extern "C" {
QRcode* QRcode_encodeMask(QRinput* input, int mask);
int Split_splitStringToQRinput(const char* string, QRinput* input, QRencodeMode hint, int case_sensitive);
}

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
    const std::string terminated(text);
    if (!input || Split_splitStringToQRinput(terminated.c_str(), input.get(), QR_MODE_8, 1) != 0) {
        return cannot_encode(text);
    }
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
        int x = 0;
        while (x < modules.size) {
            if (!modules.at(x, y)) {
                ++x;
                continue;
            }
            const int begin = x;
            while (x < modules.size && modules.at(x, y)) ++x;
            runs.push_back({begin, y, x - begin});
        }
    }
    return runs;
}

}  // namespace sigillum::qr
