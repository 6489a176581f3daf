#include "verify/code_reader.h"

#define ZX_USE_UTF8 1  // Result::text() as std::string
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <cstdint>
#include <exception>
#include <new>

#include "verify/finder_patterns.h"

namespace sigillum::verify {

namespace {

constexpr int most_codes = 8;
constexpr int most_finder_patterns = 250;  // three a code; a crowd of them takes a tenth of a second

}  // namespace

Result<std::vector<std::string>> codes_in(const picture::Bitmap& picture) {
    if (finder_patterns(picture, most_finder_patterns + 1) > most_finder_patterns)
        return fail(crowded_picture, {}, "too many patterns that look like the corners of codes");
    std::vector<std::string> texts;
    const auto* samples = reinterpret_cast<const std::uint8_t*>(picture.samples.data());
    const ZXing::ImageView view(samples, picture.width, picture.height,
                                picture.gray ? ZXing::ImageFormat::Lum : ZXing::ImageFormat::RGB);
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode)
        .setTryHarder(true)
        .setTryRotate(true)
        .setTryDownscale(true);
    hints.setMaxNumberOfSymbols(most_codes);
    try {
        for (const ZXing::Result& result : ZXing::ReadBarcodes(view, hints)) {
            if (!result.isValid()) continue;
            std::string text = result.text();
            if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
        }
    } catch (const std::bad_alloc&) {
        throw;  // no word about the picture
    } catch (const std::exception&) {
        return std::vector<std::string>();  // a picture that the reader cannot take holds no code for us
    }
    return texts;
}

}  // namespace sigillum::verify
