// Filling lines one after the other, with a hyphen where a line would be left too short.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "typeset/line_breaks.h"

namespace sigillum::typeset {

// A segment parted by a hyphen.
struct PartedSegment {
    std::size_t place = 0;  // whatever its maker knows it by
    double rest = 0;        // width of what goes to the next line, as Segment::width and Segment::visible
    double visible_rest = 0;
};

// Where a line ends: before the segment `next`, or within it.
struct LineEnd {
    std::size_t next = 0;
    std::optional<std::size_t> place;  // within it

    bool operator==(const LineEnd&) const = default;
};

// Gives the longest part of a segment that with a hyphen is no wider than `room`; nothing where there is
// none.
using PartSegment = std::function<std::optional<PartedSegment>(std::size_t segment, double room)>;

// As filled_lines(). A line that would be left shorter than the measure by more than `zone` ends in a part of
// the next segment where there is one that fits; but never a third line in a row that ends in a hyphen, and
// never the last segment, so that the last line is no rest of a word.
std::vector<LineEnd> hyphenated_lines(const std::vector<Segment>& segments, double measure, double zone,
                                      const PartSegment& part);

}  // namespace sigillum::typeset
