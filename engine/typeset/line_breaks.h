// Breaking a paragraph of known widths into lines.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace sigillum::typeset {

// A piece between two opportunities: its width with and without the spaces at its end, in any one unit.
struct Segment {
    double width = 0;
    double visible = 0;
    bool one_word = true;  // no space within
    bool parted = false;   // a hyphen, counted in `visible`, stands behind it where a line ends
};

// The first segment of every line after the first. Lines are filled one after the other (ragged). A segment
// wider than the measure has a line of its own.
std::vector<std::size_t> filled_lines(const std::vector<Segment>& segments, double measure);

// As few lines as filled_lines() needs, with the smallest difference between the widest and the narrowest;
// among breaks, those that leave no word alone on a line come first. Nothing when more than `most` lines
// would be needed.
std::optional<std::vector<std::size_t>> balanced_lines(const std::vector<Segment>& segments, double measure,
                                                       std::size_t most);

}  // namespace sigillum::typeset
