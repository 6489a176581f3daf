#include "credential/cell_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "credential/code_points.h"

namespace sigillum::credential {
namespace {

constexpr char32_t ideographic_space = 0x3000;

bool is_outer_space(char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || c == 0x200B || c == 0xFEFF;
}

bool is_inner_space(char32_t c) {
    return c == '\t' || (c != ideographic_space && u_charType(static_cast<UChar32>(c)) == U_SPACE_SEPARATOR);
}

}  // namespace

std::string_view without_outer_spaces(std::string_view text) {
    std::size_t begin = text.size();
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t here = at;
        const auto c = next_code_point(text, at);
        if (c && is_outer_space(*c)) continue;
        if (begin > here) begin = here;
        end = at;
    }
    return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

Bytes with_single_spaces(std::string_view text) {
    text = without_outer_spaces(text);
    Bytes tidy;
    bool in_space = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t here = at;
        const auto c = next_code_point(text, at);
        const bool space = c && is_inner_space(*c);
        if (!space) tidy += text.substr(here, at - here);
        if (space && !in_space) tidy += ' ';
        in_space = space;
    }
    return tidy;
}

Bytes folded_name(std::string_view name) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* form = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status)) return Bytes(name);
    const icu::UnicodeString folded = form->normalize(
        icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())}), status);
    icu::UnicodeString letters;
    for (std::int32_t at = 0; at < folded.length(); at = folded.moveIndex32(at, 1)) {
        const UChar32 c = folded.char32At(at);
        if (u_isalnum(c) != 0 || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0) letters.append(c);
    }
    Bytes text;
    letters.toUTF8String(text);
    return text;
}

}  // namespace sigillum::credential
