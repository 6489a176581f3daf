#include "pdf/text_joint.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "font/shaping.h"

namespace sigillum::pdf {
namespace {

// A gap of less than this part of the font size is no word space but rounding, or none at all.
constexpr double smallest_space = 0.1;

char32_t last_character(std::string_view utf8) {
    std::size_t at = utf8.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80) --at;
    const auto first = static_cast<unsigned char>(utf8[at]);
    char32_t character = first < 0x80 ? first
                                      : first & (first >= 0xF0   ? 0x07U
                                                 : first >= 0xE0 ? 0x0FU
                                                                 : 0x1FU);
    while (++at < utf8.size()) character = character << 6U | (static_cast<unsigned char>(utf8[at]) & 0x3FU);
    return character;
}

bool is_space(char32_t c) {
    return c == U' ' || c == U'\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x3000;
}

bool begins_with_space(std::string_view utf8) {
    return utf8.starts_with(' ') || utf8.starts_with("\xC2\xA0");
}

// A line may end here without the words being apart: hyphens, soft hyphen, slash.
bool joins_lines(char32_t c) { return c == U'-' || c == U'/' || c == 0xAD || c == 0x2010 || c == 0x2011; }

// Thai, Lao, Myanmar, Khmer, and the ideographic and kana blocks write no spaces between words.
bool writes_without_spaces(char32_t c) {
    static constexpr std::array<std::array<std::uint32_t, 2>, 6> blocks{{{0x0E00, 0x0EFF},
                                                                         {0x1000, 0x109F},
                                                                         {0x1780, 0x17FF},
                                                                         {0x2E80, 0x9FFF},
                                                                         {0xF900, 0xFAFF},
                                                                         {0x20000, 0x3FFFF}}};
    return std::any_of(blocks.begin(), blocks.end(),
                       [&](const auto& block) { return c >= block[0] && c <= block[1]; });
}

}  // namespace

bool needs_space(const TextJoint& joint) {
    const font::ShapedRun& before = *joint.before.run;
    const font::ShapedRun& after = *joint.after.run;
    if (before.text.empty() || after.text.empty()) return false;
    const char32_t last = last_character(before.text);
    if (is_space(last) || begins_with_space(after.text)) return false;
    if (joint.same_page && joint.before.baseline.y == joint.after.baseline.y) {
        // On a line of both directions what is read next may stand anywhere: its spaces are in its text.
        if (before.right_to_left || after.right_to_left) return false;
        const Length end = joint.before.baseline.x +
                           font::width_of(before, joint.units_per_em, joint.before.size) +
                           joint.before.tracking * static_cast<double>(before.glyphs.size());
        const Length gap = joint.after.baseline.x - end;
        return gap > joint.before.size * smallest_space || gap < -joint.before.size;
    }
    return !joins_lines(last) && !writes_without_spaces(last);
}

}  // namespace sigillum::pdf
