#include "pdf/font_set.h"

#include <algorithm>
#include <utility>

#include "pdf/deflate.h"
#include "pdf/syntax.h"
#include "pdf/to_unicode.h"

namespace sigillum::pdf {
namespace {

// Font programs are compressed once an edition, as small as it goes.
constexpr int smallest = 12;

// ISO 32000-1, table 123.
enum FontFlag { fixed_pitch = 1, serif = 2, symbolic = 4, italic = 64 };

int flags_of(const font::EmbeddedFace& face) {
    int flags = symbolic;
    if (face.fixed_pitch) flags |= fixed_pitch;
    if (face.serif) flags |= serif;
    if (face.measures.italic_angle != 0) flags |= italic;
    return flags;
}

// The thickness of stems is nowhere in a font file; this is the usual estimate from the weight.
int stem_width(int weight) { return 50 + weight * weight / (65 * 65); }

void append_measure(Bytes& to, ByteView key, double value) {
    append_name(to, key);
    to += ' ';
    append_real(to, value, 0);
}

Bytes descriptor_of(const font::EmbeddedFace& face) {
    const font::FaceMeasures& measures = face.measures;
    const double scale = 1000.0 / measures.units_per_em;
    Bytes to = "/Type/FontDescriptor/FontName";
    append_name(to, face.base_name);
    append_measure(to, "Flags", flags_of(face));
    to += "/FontBBox[";
    for (const std::int16_t bound : measures.bounds) {
        append_real(to, bound * scale, 0);
        to += ' ';
    }
    to += "]/ItalicAngle ";
    append_real(to, measures.italic_angle, 2);
    append_measure(to, "Ascent", measures.ascent * scale);
    append_measure(to, "Descent", measures.descent * scale);
    append_measure(to, "CapHeight", measures.cap_height * scale);
    append_measure(to, "XHeight", measures.x_height * scale);
    append_measure(to, "StemV", stem_width(face.weight));
    return to;
}

Bytes descendant_of(const font::EmbeddedFace& face) {
    Bytes to = "/Type/Font/Subtype";
    to += face.kind == font::ProgramKind::cff ? "/CIDFontType0" : "/CIDFontType2/CIDToGIDMap/Identity";
    to += "/BaseFont";
    append_name(to, face.base_name);
    to += "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W[0[";
    for (const std::uint16_t width : face.widths) {
        append_integer(to, width);
        to += ' ';
    }
    to += "]]";
    return to;
}

// A CID-keyed OpenType face joins its descendant's name and the CMap's; a TrueType face has its own name
// alone (9.7.6.2).
Bytes font_of(const font::EmbeddedFace& face) {
    Bytes to = "/Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont";
    append_name(to, face.kind == font::ProgramKind::cff ? face.base_name + "-Identity-H" : face.base_name);
    return to;
}

Bytes program_entries_of(const font::EmbeddedFace& face) {
    if (face.kind == font::ProgramKind::cff) return "/Subtype/CIDFontType0C";
    Bytes to = "/Length1 ";
    append_integer(to, static_cast<std::int64_t>(face.program.size()));
    return to;
}

std::uint16_t space_code_of(const font::EmbeddedFace& face) {
    const auto found = std::find(face.characters.begin(), face.characters.end(), " ");
    return found == face.characters.end() ? std::uint16_t{0}
                                          : static_cast<std::uint16_t>(found - face.characters.begin());
}

std::vector<GlyphText> texts_of(const font::EmbeddedFace& face) {
    std::vector<GlyphText> texts(face.code_of.size());
    for (std::size_t glyph = 0; glyph < texts.size(); ++glyph) {
        const std::uint16_t code = face.code_of[glyph];
        if (code == 0 || code >= face.characters.size()) continue;
        const std::string& characters = face.characters[code];
        if (characters.size() > sizeof texts[glyph].bytes) continue;
        std::copy(characters.begin(), characters.end(), texts[glyph].bytes);
        texts[glyph].length = static_cast<std::uint8_t>(characters.size());
    }
    return texts;
}

PreparedFont prepare(font::EmbeddedFace face, Deflate& deflate) {
    PreparedFont font;
    font.text_of = texts_of(face);
    font.space_code = space_code_of(face);
    font.program = deflate.compress(face.program);
    font.program_entries = program_entries_of(face);
    font.to_unicode = deflate.compress(to_unicode_map(face.characters));
    font.descriptor_entries = descriptor_of(face);
    font.descendant_entries = descendant_of(face);
    font.font_entries = font_of(face);
    face.program.clear();
    face.program.shrink_to_fit();
    font.face = std::move(face);
    return font;
}

}  // namespace

FontSet::FontSet(std::vector<font::EmbeddedFace> faces) {
    Deflate deflate(smallest);
    fonts_.reserve(faces.size());
    for (font::EmbeddedFace& face : faces) {
        const auto place = static_cast<std::size_t>(face.face);
        if (place >= index_of_face_.size()) index_of_face_.resize(place + 1);
        index_of_face_[place] = fonts_.size();
        fonts_.push_back(prepare(std::move(face), deflate));
    }
}

Reference FontSet::add_to(Objects& file, std::size_t index) const {
    const PreparedFont& font = fonts_[index];
    const Reference program = file.add_stream(font.program_entries, {font.program, true});
    Bytes entries = font.descriptor_entries;
    append_entry(entries, font.face.kind == font::ProgramKind::cff ? "FontFile3" : "FontFile2", program);
    const Reference descriptor = file.add_packed(entries);
    entries = font.descendant_entries;
    append_entry(entries, "FontDescriptor", descriptor);
    const Reference descendant = file.add_packed(entries);
    const Reference to_unicode = file.add_stream({}, {font.to_unicode, true});
    entries = font.font_entries;
    entries += "/DescendantFonts[";
    append_reference(entries, descendant);
    entries += ']';
    append_entry(entries, "ToUnicode", to_unicode);
    return file.add(entries);
}

}  // namespace sigillum::pdf
