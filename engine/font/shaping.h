// Text of one language, one face and one direction turned into glyphs by HarfBuzz.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/language.h"
#include "base/length.h"
#include "font/face.h"

namespace sigillum::font {

// OpenType features that differ from the face's defaults. Lining figures are always on; kerning, marks,
// ligatures and localised forms are as the face has them. `tabular` adds tabular figures and the slashed zero
// (certificate numbers).
struct Features {
    bool tabular = false;
    bool ligatures = true;  // off for tracked text and where a one-to-many ligature could not be read back
    auto operator<=>(const Features&) const = default;
};

// A glyph at its place in a run, in visual order from left to right. Distances in units of the face's em
// square.
struct Glyph {
    std::uint16_t id = 0;       // in the font file
    std::int32_t advance = 0;   // to the next glyph
    std::int32_t dx = 0;        // shift of this glyph alone, to the right
    std::int32_t dy = 0;        // and upward
    std::uint32_t cluster = 0;  // byte in the run's text at which this glyph's characters begin
    bool operator==(const Glyph&) const = default;
};

struct ShapedRun {
    FaceId face{};
    std::string text;  // the characters shown, logical order
    Language language;
    bool right_to_left = false;
    std::vector<Glyph> glyphs;
    std::int64_t advance = 0;  // sum of the glyphs' advances
};

// A run that is shaped once and set in many places. Copies are cheap. Until it is given one, its run has no
// glyphs.
class SharedRun {
  public:
    SharedRun() = default;
    SharedRun(ShapedRun run)  // NOLINT(google-explicit-constructor): a run is a shared run of one owner
        : run_(std::make_shared<const ShapedRun>(std::move(run))) {}

    const ShapedRun& operator*() const { return run_ != nullptr ? *run_ : empty(); }
    const ShapedRun* operator->() const { return &**this; }
    // Whether both are the very same run, not only alike.
    bool is(const SharedRun& other) const { return run_ == other.run_; }
    // A number that no other run has while this one is held.
    std::uint64_t identity() const { return reinterpret_cast<std::uintptr_t>(run_.get()); }

  private:
    static const ShapedRun& empty();

    std::shared_ptr<const ShapedRun> run_;
};

// Width of a shaped run at a size, without tracking.
Length width_of(const ShapedRun& run, int units_per_em, Length size);

}  // namespace sigillum::font
