// The fonts of an edition as PDF objects: Type0 with Identity-H (ISO 32000-1, 9.7), prepared once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "font/subset.h"
#include "pdf/object_file.h"

namespace sigillum::pdf {

// A face with everything of it that is the same in every document.
struct PreparedFont {
    font::EmbeddedFace face;
    std::uint16_t space_code = 0;  // of a glyph that reads back as a space; 0 when the subset has none
    Bytes program;                 // compressed
    Bytes program_entries;         // of the program's stream
    Bytes to_unicode;              // compressed
    Bytes descriptor_entries;      // but for the reference to the program
    Bytes descendant_entries;      // of the CIDFont, but for the reference to the descriptor
    Bytes font_entries;            // of the Type0 font, but for its references
};

class FontSet {
  public:
    explicit FontSet(std::vector<font::EmbeddedFace> faces);

    // The place of a face in this set; nothing when it was not embedded.
    std::optional<std::size_t> index_of(font::FaceId face) const;
    const PreparedFont& at(std::size_t index) const { return fonts_[index]; }

    // Adds the font's objects to a file and gives the Type0 font. This set must outlive the file.
    Reference add_to(ObjectFile& file, std::size_t index) const;

  private:
    std::vector<PreparedFont> fonts_;
};

}  // namespace sigillum::pdf
