#include "locale/normal_form.h"

#include <unicode/normalizer2.h>

#include <algorithm>

namespace sigillum::locale {

std::string nfc(std::string_view text) {
    const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii) return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) return std::string(text);
    std::string normal;
    icu::StringByteSink<std::string> sink(&normal);
    normalizer->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr, status);
    return U_SUCCESS(status) ? normal : std::string(text);
}

}  // namespace sigillum::locale
