#include "pdf/print_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "pdf/syntax.h"

namespace sigillum::pdf {
namespace {

constexpr Size a4{Length::mm(210), Length::mm(297)};
constexpr Size sra4{Length::mm(225), Length::mm(320)};  // ISO 217
constexpr Length around_others = Length::mm(10);
constexpr Length longest_mark = Length::mm(5);
constexpr Length shortest_mark = Length::mm(3);

Size turned(const Size& size) { return {size.height, size.width}; }

Size upright(const Size& size) { return size.width > size.height ? turned(size) : size; }

Size usual_sheet(const Size& page, Length bleed) {
    if (upright(page) == a4 && bleed <= Length::mm(4)) return page.width > page.height ? turned(sra4) : sra4;
    const Length around = (bleed + around_others) * 2;
    return {page.width + around, page.height + around};
}

// A rectangle between two points, counted from the lower left corner.
void append_box(Bytes& to, ByteView key, PagePoint low, PagePoint high) {
    append_name(to, key);
    to += '[';
    for (const Length length : {low.x, low.y, high.x, high.y}) {
        append_fixed(to, milli_points(length), 3);
        to += ' ';
    }
    to.back() = ']';
}

void append_line(Bytes& to, PagePoint from, PagePoint end) {
    for (const auto& [point, operation] : {std::pair{from, "m "}, std::pair{end, "l S\n"}}) {
        append_fixed(to, milli_points(point.x), 3);
        to += ' ';
        append_fixed(to, milli_points(point.y), 3);
        to += ' ';
        to += operation;
    }
}

}  // namespace

Result<PageOnSheet> on_sheet(const PrintSheets& sheets, const Size& page) {
    if (!sheets.crop_marks) return PageOnSheet{page, page, {}};
    PageOnSheet on{usual_sheet(page, sheets.bleed), page, sheets.bleed};
    if (sheets.sheet)
        on.sheet = page.width > page.height ? turned(upright(*sheets.sheet)) : upright(*sheets.sheet);
    const Length least = sheets.bleed + shortest_mark;
    if (on.left() >= least && on.below() >= least) return on;
    return fail(
        sheet_too_small, {.field = "--sheet"},
        fmt::format("a sheet of {:.0f} by {:.0f} mm", on.sheet.width.mm(), on.sheet.height.mm()),
        fmt::format("at least {:.0f} by {:.0f} mm: the page, {:g} mm of bleed and 3 mm for the marks",
                    (page.width + least * 2).mm(), (page.height + least * 2).mm(), sheets.bleed.mm()));
}

Bytes crop_marks(const PageOnSheet& on) {
    Bytes marks = "0 G 0.25 w 0 J\n";
    const Length left = on.left();
    const Length below = on.below();
    const Length across = std::min(longest_mark, left - on.bleed);
    const Length up = std::min(longest_mark, below - on.bleed);
    for (const Length y : {below, on.sheet.height - below}) {
        append_line(marks, {left - on.bleed, y}, {left - on.bleed - across, y});
        append_line(marks, {on.sheet.width - left + on.bleed, y},
                    {on.sheet.width - left + on.bleed + across, y});
    }
    for (const Length x : {left, on.sheet.width - left}) {
        append_line(marks, {x, below - on.bleed}, {x, below - on.bleed - up});
        append_line(marks, {x, on.sheet.height - below + on.bleed},
                    {x, on.sheet.height - below + on.bleed + up});
    }
    return marks;
}

void append_boxes(Bytes& to, const PageOnSheet& on) {
    const PagePoint low{on.left(), on.below()};
    const PagePoint high{on.left() + on.page.width, on.below() + on.page.height};
    append_box(to, "MediaBox", {}, {on.sheet.width, on.sheet.height});
    append_box(to, "BleedBox", {low.x - on.bleed, low.y - on.bleed}, {high.x + on.bleed, high.y + on.bleed});
    append_box(to, "TrimBox", low, high);
}

}  // namespace sigillum::pdf
