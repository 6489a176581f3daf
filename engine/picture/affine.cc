#include "picture/affine.h"

#include <cmath>

namespace sigillum::picture {

Affine compose(const Affine& outer, const Affine& inner) {
    return {outer.a * inner.a + outer.c * inner.b,           outer.b * inner.a + outer.d * inner.b,
            outer.a * inner.c + outer.c * inner.d,           outer.b * inner.c + outer.d * inner.d,
            outer.a * inner.e + outer.c * inner.f + outer.e, outer.b * inner.e + outer.d * inner.f + outer.f};
}

Point map(const Affine& affine, Point point) {
    return {affine.a * point.x + affine.c * point.y + affine.e,
            affine.b * point.x + affine.d * point.y + affine.f};
}

Path map(const Affine& affine, const Path& path) {
    Path mapped;
    mapped.segments.reserve(path.segments.size());
    for (const Segment& segment : path.segments) {
        switch (segment.command) {
            case PathCommand::move:
                mapped.move_to(map(affine, segment.to));
                break;
            case PathCommand::line:
                mapped.line_to(map(affine, segment.to));
                break;
            case PathCommand::cubic:
                mapped.cubic_to(map(affine, segment.control1), map(affine, segment.control2),
                                map(affine, segment.to));
                break;
            case PathCommand::close:
                mapped.close();
                break;
        }
    }
    return mapped;
}

double even_scale(const Affine& affine) {
    const double first = std::hypot(affine.a, affine.b);
    const double second = std::hypot(affine.c, affine.d);
    const double lean = affine.a * affine.c + affine.b * affine.d;
    const double tolerance = 1e-4;
    const bool even =
        std::abs(first - second) <= tolerance * first && std::abs(lean) <= tolerance * first * second;
    return even ? first : 0.0;
}

}  // namespace sigillum::picture
