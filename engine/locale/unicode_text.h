// Text to and from ICU's strings.
#pragma once

#include <unicode/unistr.h>

#include <string>
#include <string_view>

namespace sigillum::locale {

inline icu::UnicodeString from_utf8(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

inline std::string to_utf8(const icu::UnicodeString& text) {
    std::string bytes;
    return text.toUTF8String(bytes);
}

}  // namespace sigillum::locale
