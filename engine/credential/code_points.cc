#include "credential/code_points.h"

#include <unicode/utf8.h>

namespace sigillum::credential {

std::optional<char32_t> next_code_point(std::string_view text, std::size_t& at) {
    UChar32 c = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // ICU's macro narrows on purpose
    U8_NEXT(text.data(), at, text.size(), c);
#pragma GCC diagnostic pop
    if (c < 0) return std::nullopt;
    return static_cast<char32_t>(c);
}

}  // namespace sigillum::credential
