// The part of a font program that an edition's documents use, ready to be embedded.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "font/library.h"

namespace sigillum::font {

inline constexpr ErrorKind cannot_subset_font{"cannot-subset-font"};

// Which glyphs documents show, and the characters each stands for. Filled while pages are made (one per
// thread, merged afterwards). Deterministic: where one glyph has stood for different characters, the smallest
// text wins.
class GlyphUse {
  public:
    void add(const ShapedRun& run);
    void merge(const GlyphUse& other);

    struct Glyphs {
        std::vector<bool> used;               // by glyph id of the font file
        std::vector<std::string> characters;  // by glyph id; UTF-8
    };
    // By face; faces that show nothing have empty lists.
    const std::vector<Glyphs>& faces() const { return faces_; }

  private:
    void note(FaceId face, std::uint16_t glyph, std::string characters);
    std::vector<Glyphs> faces_;
};

enum class ProgramKind { cff, truetype };

// A subset as PDF embeds it: Type0 font with Identity-H; the codes on the page are CIDs.
struct EmbeddedFace {
    FaceId face{};
    ProgramKind kind = ProgramKind::cff;
    Bytes program;          // bare CFF table (FontFile3 /CIDFontType0C) or a TrueType file (FontFile2)
    std::string base_name;  // "ABCDEF+EBGaramond12-Regular"; the six letters come from the subset's digest
    FaceMeasures measures;
    int weight = 400;
    bool serif = false;
    bool fixed_pitch = false;
    std::vector<std::uint16_t>
        code_of;  // by glyph id of the font file: the code on the page; 0 = not in the subset
    std::vector<std::uint16_t> widths;  // by code, in 1/1000 em, rounded as the font program has them
    std::vector<std::string>
        characters;  // by code: what ToUnicode says (UTF-8); empty where nothing is known
};

// One subset per face in use, in order of FaceId.
Result<std::vector<EmbeddedFace>> subset(const Library& library, const GlyphUse& use);

}  // namespace sigillum::font
