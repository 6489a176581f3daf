#include "verify/font_texts.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <optional>

#include "verify/pdf_string.h"

namespace sigillum::verify {
namespace {

// The next hexadecimal string of a section; nothing at its end.
std::optional<Bytes> next_string(ByteView section, std::size_t& at) {
    at = section.find('<', at);
    if (at == ByteView::npos) return std::nullopt;
    return string_at(section, at);
}

std::optional<std::size_t> code_of(const std::optional<Bytes>& bytes) {
    if (!bytes || bytes->size() != 2) return std::nullopt;
    return static_cast<std::size_t>(static_cast<unsigned char>((*bytes)[0])) << 8U |
           static_cast<unsigned char>((*bytes)[1]);
}

// Calls `take` with every section between the two words.
template <class Take>
void each_section(ByteView map, ByteView begin, ByteView end, const Take& take) {
    for (std::size_t at = map.find(begin); at != ByteView::npos; at = map.find(begin, at)) {
        at += begin.size();
        const std::size_t stop = map.find(end, at);
        if (stop == ByteView::npos) return;
        take(map.substr(at, stop - at));
        at = stop;
    }
}

}  // namespace

std::string as_seen(std::string_view utf8) {
    const icu::UnicodeString text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
    icu::UnicodeString seen;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        if (u_isUWhiteSpace(c) || u_charType(c) == U_CONTROL_CHAR) {
            seen.append(UChar32{' '});
        } else if (u_charType(c) != U_FORMAT_CHAR) {
            seen.append(c);
        }
    }
    std::string out;
    return seen.toUTF8String(out);
}

FontTexts FontTexts::read(ByteView to_unicode) {
    FontTexts texts;
    each_section(to_unicode, "beginbfchar", "endbfchar", [&](ByteView section) {
        std::size_t at = 0;
        for (;;) {
            const auto code = code_of(next_string(section, at));
            const auto units = code ? next_string(section, at) : std::nullopt;
            if (!units) return;
            texts.set(*code, utf8_from_utf16(*units));
        }
    });
    each_section(to_unicode, "beginbfrange", "endbfrange", [&](ByteView section) {
        std::size_t at = 0;
        for (;;) {
            const auto first = code_of(next_string(section, at));
            const auto last = first ? code_of(next_string(section, at)) : std::nullopt;
            auto units = last ? next_string(section, at) : std::nullopt;
            if (!units || units->empty()) return;
            for (std::size_t code = *first; code <= *last; ++code, ++units->back())
                texts.set(code, utf8_from_utf16(*units));
        }
    });
    return texts;
}

void FontTexts::set(std::size_t code, const std::string& utf8) {
    if (texts_.size() <= code) texts_.resize(code + 1, unknown_);
    texts_[code] = as_seen(utf8);
}

}  // namespace sigillum::verify
