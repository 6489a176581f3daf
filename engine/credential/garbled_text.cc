#include "credential/garbled_text.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <memory>

#include "credential/code_points.h"

namespace sigillum::credential {
namespace {

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// The text in that encoding; nothing when it has a character that the encoding does not know.
std::optional<std::string> bytes_in(const icu::UnicodeString& text, const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(encoding, &status));
    if (U_FAILURE(status)) return std::nullopt;
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    std::string bytes(static_cast<std::size_t>(text.length()) * 4 + 4, '\0');
    const auto length =
        ucnv_fromUChars(converter.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()),
                        text.getBuffer(), text.length(), &status);
    if (U_FAILURE(status)) return std::nullopt;
    bytes.resize(static_cast<std::size_t>(length));
    return bytes;
}

// Whether these bytes are UTF-8 with at least one letter beyond ASCII, and only those of Latin 1 and Extended
// A.
bool is_latin_utf8(std::string_view bytes) {
    bool letters = false;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto c = next_code_point(bytes, at);
        if (!c || (*c > 0x7F && (*c < 0xC0 || *c > 0x17F))) return false;
        letters = letters || *c > 0x7F;
    }
    return letters;
}

}  // namespace

std::optional<std::string> ungarbled(std::string_view text) {
    bool ascii = true;
    for (const char c : text) ascii = ascii && static_cast<unsigned char>(c) < 0x80;
    constexpr std::size_t longest = 4000;
    if (ascii || text.size() > longest) return std::nullopt;
    const auto units = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    for (const char* const encoding : {"windows-1252", "windows-1250"}) {
        const auto bytes = bytes_in(units, encoding);
        if (bytes && is_latin_utf8(*bytes)) return bytes;
    }
    return std::nullopt;
}

}  // namespace sigillum::credential
