#include "pdf/painter.h"

#include "pdf/syntax.h"

namespace sigillum::pdf {
namespace {

void append_component(Bytes& to, int component) {
    append_fixed(to, (component * 1000 + 127) / 255, 3);
    to += ' ';
}

// Table 59; even-odd filling has operators of its own.
const char* painting_operator(const picture::Paint& paint) {
    if (!paint.fill) return "S\n";
    if (!paint.stroke) return paint.even_odd ? "f*\n" : "f\n";
    return paint.even_odd ? "B*\n" : "B\n";
}

}  // namespace

void Painter::fill_with(Color color) {
    if (fill_ == color) return;
    fill_ = color;
    this->color(color, "g\n", "rg\n");
}

void Painter::shape(const picture::Shape& shape, const PathFrame& frame) {
    const picture::Paint& paint = shape.paint;
    if (shape.path.segments.empty() || (!paint.fill && !paint.stroke)) return;
    if (paint.fill) fill_with(*paint.fill);
    if (paint.stroke) stroke_with(paint, frame);
    path(shape.path, frame);
    out_ += painting_operator(paint);
}

void Painter::stroke_with(const picture::Paint& paint, const PathFrame& frame) {
    if (stroke_ != paint.stroke) {
        stroke_ = paint.stroke;
        color(*stroke_, "G\n", "RG\n");
    }
    const double width = paint.stroke_width * frame.scale;
    if (width_ != width) {
        width_ = width;
        append_real(out_, width, frame.decimals);
        out_ += " w\n";
    }
    if (cap_ != paint.cap) {
        cap_ = paint.cap;
        append_integer(out_, static_cast<int>(paint.cap));  // butt 0, round 1, square 2 (table 54)
        out_ += " J\n";
    }
    if (join_ != paint.join) {
        join_ = paint.join;
        append_integer(out_, static_cast<int>(paint.join));  // miter 0, round 1, bevel 2 (table 55)
        out_ += " j\n";
    }
    if (paint.join == picture::LineJoin::miter && miter_limit_ != paint.miter_limit) {
        miter_limit_ = paint.miter_limit;
        append_real(out_, paint.miter_limit, 2);
        out_ += " M\n";
    }
}

void Painter::path(const picture::Path& path, const PathFrame& frame) {
    for (const picture::Segment& segment : path.segments) {
        switch (segment.command) {
            case picture::PathCommand::move:
                point(segment.to, frame);
                out_ += "m\n";
                break;
            case picture::PathCommand::line:
                point(segment.to, frame);
                out_ += "l\n";
                break;
            case picture::PathCommand::cubic:
                point(segment.control1, frame);
                point(segment.control2, frame);
                point(segment.to, frame);
                out_ += "c\n";
                break;
            case picture::PathCommand::close:
                out_ += "h\n";
                break;
        }
    }
}

void Painter::point(picture::Point point, const PathFrame& frame) {
    append_real(out_, frame.left + point.x * frame.scale, frame.decimals);
    out_ += ' ';
    append_real(out_, frame.top - point.y * frame.scale, frame.decimals);
    out_ += ' ';
}

void Painter::color(Color color, const char* gray_operator, const char* rgb_operator) {
    if (color.red == color.green && color.green == color.blue) {
        append_component(out_, color.red);
        out_ += gray_operator;
        return;
    }
    append_component(out_, color.red);
    append_component(out_, color.green);
    append_component(out_, color.blue);
    out_ += rgb_operator;
}

}  // namespace sigillum::pdf
