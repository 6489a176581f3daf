#include "typeset/hyphenated_lines.h"

namespace sigillum::typeset {
namespace {

constexpr int most_in_a_row = 2;

}  // namespace

std::vector<LineEnd> hyphenated_lines(const std::vector<Segment>& segments, double measure, double zone,
                                      const PartSegment& part) {
    std::vector<LineEnd> ends;
    double before = 0;   // width of what stands on the line, spaces at its end included
    double visible = 0;  // and without them
    std::size_t first = 0;
    int in_a_row = 0;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const Segment& segment = segments[i];
        double width = segment.width;
        double end = segment.visible;
        if (i > first && before + segment.visible > measure) {
            std::optional<PartedSegment> parted;
            const bool short_line = measure - visible > zone;
            if (short_line && in_a_row < most_in_a_row && i + 1 < segments.size())
                parted = part(i, measure - before);
            if (parted) {
                ends.push_back({i, parted->place});
                ++in_a_row;
                width = parted->rest;
                end = parted->visible_rest;
            } else {
                ends.push_back({i, std::nullopt});
                in_a_row = segments[i - 1].parted ? in_a_row + 1 : 0;
            }
            before = 0;
            first = i;
        }
        visible = before + end;
        before += width;
    }
    return ends;
}

}  // namespace sigillum::typeset
