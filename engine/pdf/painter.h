// Colours, lines and outlines as operators of a content stream (ISO 32000-1, 8.5).
#pragma once

#include <optional>

#include "base/bytes.h"
#include "base/color.h"
#include "picture/drawing.h"

namespace sigillum::pdf {

// How the points of a path, y downward, become coordinates of a content stream, y upward.
struct PathFrame {
    double scale = 1;
    double left = 0;   // x of the path's origin
    double top = 0;    // y of the path's origin
    int decimals = 3;  // of the written numbers
};

// Appends to a content stream and sets what is not yet set. It takes nothing for known at the start, so that
// its output is right wherever it stands.
class Painter {
  public:
    explicit Painter(Bytes& out) : out_(out) {}

    void fill_with(Color color);
    // A filled, or filled and then stroked outline; nothing when its paint has neither.
    void shape(const picture::Shape& shape, const PathFrame& frame);

  private:
    void stroke_with(const picture::Paint& paint, const PathFrame& frame);
    void path(const picture::Path& path, const PathFrame& frame);
    void point(picture::Point point, const PathFrame& frame);
    void color(Color color, const char* gray_operator, const char* rgb_operator);

    Bytes& out_;
    std::optional<Color> fill_;
    std::optional<Color> stroke_;
    std::optional<double> width_;
    std::optional<picture::LineCap> cap_;
    std::optional<picture::LineJoin> join_;
    std::optional<double> miter_limit_;
};

}  // namespace sigillum::pdf
