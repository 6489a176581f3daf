// The lines of a paragraph: where each ends, and its pieces at their places.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "locale/line_rules.h"
#include "typeset/line_breaks.h"
#include "typeset/measured_text.h"
#include "typeset/paragraph.h"
#include "typeset/shaper.h"

namespace sigillum::typeset {

// The bytes of a paragraph's text that stand on one line.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool parted = false;  // within a word: a hyphen ends the line
};

class LineMaker {
  public:
    LineMaker(const ParagraphRequest& request, const MeasuredText& measured, const locale::LineRules& rules,
              Shaper& shaper)
        : request_(request), measured_(measured), rules_(rules), shaper_(shaper) {}

    // The paragraph as broken; `fits` becomes false where a line is too wide or there are too many.
    std::vector<Stretch> broken(bool& fits) const;
    Line line(const Stretch& stretch) const;

  private:
    // Where a line may end.
    struct Place {
        std::size_t at = 0;
        bool parted = false;
    };

    std::size_t end_with_space(const Stretch& stretch) const;
    std::uint8_t base_level() const;
    Piece piece(const TextItem& item, const Stretch& part) const;
    Length width_of(const Piece& piece) const;
    const TextItem* item_before(std::size_t end) const;
    Length last_tracking(std::size_t end) const;
    Length hyphen_width(std::size_t at) const;
    Length parted_width(std::size_t begin, std::size_t at) const;

    // In line_places.cc.
    bool is_too_wide(std::size_t begin, std::size_t end) const;
    std::vector<std::size_t> parts_of(std::size_t begin, std::size_t end, bool in_need) const;
    void add_emergencies(std::vector<Place>& places, std::size_t begin, std::size_t end) const;
    std::vector<Place> places() const;

    std::vector<Segment> segments_between(const std::vector<Place>& places) const;
    std::vector<Stretch> filled(const std::vector<Place>& places, const std::vector<Segment>& segments,
                                double measure) const;

    const ParagraphRequest& request_;
    const MeasuredText& measured_;
    const locale::LineRules& rules_;
    Shaper& shaper_;
};

}  // namespace sigillum::typeset
