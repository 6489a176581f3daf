#include "picture/rounded_rectangle.h"

#include "picture/arc.h"

namespace sigillum::picture {

Path rounded_rectangle(Point corner, Point opposite, Point radii) {
    const auto [left, top] = corner;
    const auto [right, bottom] = opposite;
    const bool rounded = radii.x > 0 && radii.y > 0;
    Path path;
    if (!rounded) {
        path.move_to(corner);
        path.line_to({right, top});
        path.line_to(opposite);
        path.line_to({left, bottom});
        path.close();
        return path;
    }
    const auto [rx, ry] = radii;
    const Arc turn{.radii = radii, .sweep = true};
    path.move_to({left + rx, top});
    path.line_to({right - rx, top});
    append_arc(path, {right - rx, top}, turn, {right, top + ry});
    path.line_to({right, bottom - ry});
    append_arc(path, {right, bottom - ry}, turn, {right - rx, bottom});
    path.line_to({left + rx, bottom});
    append_arc(path, {left + rx, bottom}, turn, {left, bottom - ry});
    path.line_to({left, top + ry});
    append_arc(path, {left, top + ry}, turn, {left + rx, top});
    path.close();
    return path;
}

}  // namespace sigillum::picture
