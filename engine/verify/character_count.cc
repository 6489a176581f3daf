#include "verify/character_count.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <vector>

namespace sigillum::verify {
namespace {

UChar32 next_character(std::string_view text, std::size_t& at) {
    UChar32 character = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), at, text.size(), character);
    return character;
}

bool runs_right_to_left(UChar32 character) {
    const UCharDirection direction = u_charDirection(character);
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

std::map<char32_t, std::size_t> counted(std::string_view text) {
    // In NFD: which marks join a letter depends on the order.
    auto parts = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    if (U_SUCCESS(status)) parts = nfd->normalize(parts, status);
    std::map<char32_t, std::size_t> counts;
    for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        const UChar32 character = parts.char32At(i);
        ++counts[static_cast<char32_t>(std::min(character, u_charMirror(character)))];
    }
    return counts;
}

}  // namespace

CharacterCount::CharacterCount(std::string_view text) : left_(counted(text)) {}

bool CharacterCount::take(std::string_view text) {
    const auto wanted = counted(text);
    const bool all = std::all_of(wanted.begin(), wanted.end(), [this](const auto& entry) {
        const auto found = left_.find(entry.first);
        return found != left_.end() && found->second >= entry.second;
    });
    if (!all) return false;
    for (const auto& [character, count] : wanted) left_[character] -= count;
    return true;
}

bool has_right_to_left(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (runs_right_to_left(next_character(text, at))) return true;
    }
    return false;
}

std::string in_any_order(std::string_view text) {
    std::string result;
    std::vector<UChar32> stretch;
    const auto end_stretch = [&] {
        std::sort(stretch.begin(), stretch.end());
        for (const UChar32 character : stretch) icu::UnicodeString(character).toUTF8String(result);
        stretch.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const UChar32 character = next_character(text, at);
        const bool mark = u_charDirection(character) == U_DIR_NON_SPACING_MARK;
        if (runs_right_to_left(character) || (mark && (!stretch.empty() || begin == 0))) {
            stretch.push_back(character);
            continue;
        }
        end_stretch();
        result.append(text.substr(begin, at - begin));
    }
    end_stretch();
    return result;
}

}  // namespace sigillum::verify
