#include "pdf/actual_text.h"

#include <string_view>

namespace sigillum::pdf {
namespace {

// Poppler takes a gap of a tenth of the font size for a space between words; kerning can widen a gap a little.
constexpr double widest_tracking = 0.07;

constexpr std::string_view space = " ";
constexpr std::string_view no_break_space = "\xC2\xA0";

// Takes the characters off the front of `rest`; false when something else stands there.
bool take(std::string_view& rest, std::string_view characters) {
    if (characters.empty()) return false;
    if (!rest.starts_with(characters)) {
        if (characters == space && rest.starts_with(no_break_space)) {
            characters = no_break_space;
        } else if (characters == no_break_space && rest.starts_with(space)) {
            characters = space;
        } else {
            return false;
        }
    }
    rest.remove_prefix(characters.size());
    return true;
}

}  // namespace

bool reads_back(const font::ShapedRun& run, const font::EmbeddedFace& face) {
    std::string_view rest = run.text;
    const std::size_t count = run.glyphs.size();
    for (std::size_t i = 0; i < count; ++i) {
        const font::Glyph& glyph = run.glyphs[run.right_to_left ? count - 1 - i : i];
        const std::size_t code = glyph.id < face.code_of.size() ? face.code_of[glyph.id] : 0;
        if (code >= face.characters.size() || !take(rest, face.characters[code])) return false;
    }
    return rest.empty();
}

bool needs_actual_text(const page::GlyphItem& item, const FontSet& fonts) {
    const auto index = fonts.index_of(item.run.face);
    if (!index || item.run.glyphs.empty()) return false;
    if (item.tracking > item.size * widest_tracking && !item.run.right_to_left) return true;
    return !reads_back(item.run, fonts.at(*index).face);
}

}  // namespace sigillum::pdf
