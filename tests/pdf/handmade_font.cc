#include "handmade_font.h"

namespace sigillum::pdf::test {

font::EmbeddedFace handmade_face() {
    font::EmbeddedFace face;
    face.base_name = "ABCDEF+Handmade";
    face.program = "no font at all";
    face.measures = {.units_per_em = 1000, .ascent = 800, .descent = -200};
    face.code_of.assign(21, 0);
    face.widths.assign(41, 0);
    face.characters.assign(41, "");
    const auto add = [&](std::size_t glyph, std::uint16_t code, std::uint16_t width, const char* characters) {
        face.code_of[glyph] = code;
        face.widths[code] = width;
        face.characters[code] = characters;
    };
    add(10, 1, 500, "A");
    add(11, 2, 600, "V");
    add(12, 3, 250, " ");
    add(13, 4, 550, "fi");
    add(14, 5, 0, "");
    add(15, 40, 300, "(");
    return face;
}

font::ShapedRun handmade_run(std::string text, std::vector<std::uint16_t> glyphs) {
    const font::EmbeddedFace face = handmade_face();
    font::ShapedRun run{.face = face.face, .text = std::move(text)};
    for (const std::uint16_t id : glyphs) {
        const std::int32_t advance = face.widths[face.code_of[id]];
        run.glyphs.push_back({.id = id, .advance = advance});
        run.advance += advance;
    }
    return run;
}

}  // namespace sigillum::pdf::test
