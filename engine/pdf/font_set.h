// The fonts of an edition as PDF objects: Type0 with Identity-H (ISO 32000-1, 9.7), prepared once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "font/subset.h"
#include "pdf/objects.h"

namespace sigillum::pdf {

// What a glyph's ToUnicode value is, where that is short, so that reading a run back costs little: its UTF-8
// and its length; a length of 0 where the glyph has no value or a longer one.
struct GlyphText {
    char bytes[7] = {};
    std::uint8_t length = 0;
};

// A face with everything of it that is the same in every document.
struct PreparedFont {
    font::EmbeddedFace face;
    std::vector<GlyphText> text_of;  // by glyph of the font file
    std::uint16_t space_code = 0;    // of a glyph that reads back as a space; 0 when the subset has none
    Bytes program;                   // compressed
    Bytes program_entries;           // of the program's stream
    Bytes to_unicode;                // compressed
    Bytes descriptor_entries;        // but for the reference to the program
    Bytes descendant_entries;        // of the CIDFont, but for the reference to the descriptor
    Bytes font_entries;              // of the Type0 font, but for its references

    // The ToUnicode value of a glyph of the font file, in UTF-8; empty when it has none.
    std::string_view characters_of(std::size_t glyph) const {
        const std::size_t code = glyph < face.code_of.size() ? face.code_of[glyph] : 0;
        return code < face.characters.size() ? std::string_view(face.characters[code]) : std::string_view();
    }
};

class FontSet {
  public:
    explicit FontSet(std::vector<font::EmbeddedFace> faces);

    // The place of a face in this set; nothing when it was not embedded.
    std::optional<std::size_t> index_of(font::FaceId face) const {
        const auto place = static_cast<std::size_t>(face);
        return place < index_of_face_.size() ? index_of_face_[place] : std::nullopt;
    }
    const PreparedFont& at(std::size_t index) const { return fonts_[index]; }

    // Adds the font's objects to a file and gives the Type0 font. This set must outlive the file.
    Reference add_to(Objects& file, std::size_t index) const;

  private:
    std::vector<PreparedFont> fonts_;
    std::vector<std::optional<std::size_t>> index_of_face_;
};

}  // namespace sigillum::pdf
