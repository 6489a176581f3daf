#include "pdf/actual_text.h"

#include <string_view>

namespace sigillum::pdf {
namespace {

// Poppler takes a gap of a tenth of the font size for a space between words; kerning can widen a gap a
// little.
constexpr double widest_tracking = 0.07;

constexpr std::string_view space = " ";
constexpr std::string_view no_break_space = "\xC2\xA0";

// How many bytes at the front of `rest` the characters account for; 0 when something else stands there.
std::size_t matched(std::string_view rest, std::string_view characters) {
    if (rest.starts_with(characters)) return characters.size();
    if (characters == space && rest.starts_with(no_break_space)) return no_break_space.size();
    if (characters == no_break_space && rest.starts_with(space)) return space.size();
    return 0;
}

}  // namespace

bool reads_back(const font::ShapedRun& run, const PreparedFont& font) {
    std::string_view rest = run.text;
    const std::size_t count = run.glyphs.size();
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t id = run.glyphs[run.right_to_left ? count - 1 - i : i].id;
        if (id >= font.text_of.size()) return false;
        const GlyphText& text = font.text_of[id];
        if (text.length == 1 && !rest.empty() && rest.front() == text.bytes[0]) {  // most text is ASCII
            rest.remove_prefix(1);
            continue;
        }
        const std::string_view characters =
            text.length > 0 ? std::string_view(text.bytes, text.length) : font.characters_of(id);
        const std::size_t length = characters.empty() ? 0 : matched(rest, characters);
        if (length == 0) return false;
        rest.remove_prefix(length);
    }
    return rest.empty();
}

bool ReadBackMemory::reads_back(const font::SharedRun& run, const PreparedFont& font) {
    Known& known = known_[(run.identity() * 0x9E3779B97F4A7C15U) >> (64U - place_bits)];
    if (!known.run.is(run)) known = {run, pdf::reads_back(*run, font)};
    return known.reads_back;
}

bool needs_actual_text(const page::GlyphItem& item, const FontSet& fonts, ReadBackMemory* memory) {
    const auto index = fonts.index_of(item.run->face);
    if (!index || item.run->glyphs.empty()) return false;
    if (item.tracking > item.size * widest_tracking && !item.run->right_to_left) return true;
    const PreparedFont& font = fonts.at(*index);
    return !(memory != nullptr ? memory->reads_back(item.run, font) : reads_back(*item.run, font));
}

}  // namespace sigillum::pdf
