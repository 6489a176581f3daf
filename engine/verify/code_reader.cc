#include "verify/code_reader.h"

#define ZX_USE_UTF8 1  // Result::text() as std::string
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <cstdint>
#include <exception>

namespace sigillum::verify {

namespace {

constexpr int most_codes = 8;

}  // namespace

std::vector<std::string> codes_in(const picture::Bitmap& picture) {
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
    } catch (const std::exception&) {
        return {};  // a picture that the reader cannot take holds no code for us
    }
    return texts;
}

}  // namespace sigillum::verify
