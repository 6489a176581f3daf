#include "pdf/glyph_writer.h"

#include <fmt/format.h>

#include <cstdlib>

#include "pdf/writer.h"

namespace sigillum::pdf {
namespace {

// A glyph may stand this many thousandths of the font size beside its place: 0.02 pt at 10 pt. It keeps the
// rounding of widths (one thousandth each) from filling the stream with corrections that nobody could see.
constexpr std::int64_t tolerance = 2;

tl::unexpected<Error> not_in_subset(const font::ShapedRun& run, const font::Glyph* glyph) {
    return fail(glyph_not_in_subset, {.field = "text “" + run.text + "”"},
                glyph == nullptr ? "a face that is not embedded"
                                 : fmt::format("glyph {} of a face whose embedded part lacks it", glyph->id),
                "faces made with the glyphs of all documents of the edition");
}

}  // namespace

Done GlyphWriter::show(const page::GlyphItem& item, bool space_after, Painter& painter, Usage& usage) {
    if (item.run->glyphs.empty()) return {};
    const std::optional<std::size_t> index = fonts_.index_of(item.run->face);
    if (!index) return not_in_subset(*item.run, nullptr);
    usage.add_font(*index);
    if (!in_text_) {
        out_ += "BT\n";
        in_text_ = true;
        line_x_ = line_y_ = 0;
    }
    painter.fill_with(item.color);
    select(*index, item.size);
    track(item.tracking);
    move_to(item.baseline);
    return glyphs(item, fonts_.at(*index), space_after);
}

void GlyphWriter::leave() {
    if (!in_text_) return;
    out_ += "ET\n";
    in_text_ = false;
}

void GlyphWriter::select(std::size_t font, Length size) {
    if (font_ == font && size_ == size) return;
    font_ = font;
    size_ = size;
    out_ += "/F";
    append_integer(out_, static_cast<std::int64_t>(font));
    out_ += ' ';
    append_fixed(out_, milli_points(size), 3);
    out_ += " Tf\n";
}

void GlyphWriter::track(Length tracking) {
    if (tracking_ == tracking) return;
    tracking_ = tracking;
    append_fixed(out_, milli_points(tracking), 3);
    out_ += " Tc\n";
}

void GlyphWriter::move_to(const PagePoint& baseline) {
    const MilliPoints x = milli_points(baseline.x);
    const MilliPoints y = milli_points(page_height_ - baseline.y);
    append_fixed(out_, x - line_x_, 3);
    out_ += ' ';
    append_fixed(out_, y - line_y_, 3);
    out_ += " Td\n";
    line_x_ = x;
    line_y_ = y;
}

// All positions are counted in thousandths of the em square times units per em, so that nothing is rounded
// before the adjustment itself: a glyph of `advance` units moves the pen by 1000 x advance, one of width w by
// w x units per em.
Done GlyphWriter::glyphs(const page::GlyphItem& item, const PreparedFont& font, bool space_after) {
    const std::int64_t units_per_em = font.face.measures.units_per_em;
    std::int64_t wanted = 0;
    std::int64_t pen = 0;
    const auto reach = [&](std::int64_t position) {
        const std::int64_t off = position - pen;
        if (std::abs(off) < tolerance * units_per_em) return;
        const std::int64_t thousandths = (off + (off < 0 ? -units_per_em : units_per_em) / 2) / units_per_em;
        adjust(-thousandths);
        pen += thousandths * units_per_em;
    };
    out_ += '[';
    for (const font::Glyph& glyph : item.run->glyphs) {
        const std::uint16_t code =
            glyph.id < font.face.code_of.size() ? font.face.code_of[glyph.id] : std::uint16_t{0};
        if (code == 0) return not_in_subset(*item.run, &glyph);
        rise(milli_points(item.size * (static_cast<double>(glyph.dy) / static_cast<double>(units_per_em))));
        reach(wanted + std::int64_t{1000} * glyph.dx);
        this->code(code);
        pen += font.face.widths[code] * units_per_em;
        wanted += std::int64_t{1000} * glyph.advance;
    }
    rise(0);
    if (space_after && font.space_code != 0) {
        reach(wanted);
        code(font.space_code);
    }
    close_string();
    out_ += "]TJ\n";
    return {};
}

void GlyphWriter::code(std::uint16_t code) {
    open_string();
    for (const unsigned byte : {static_cast<unsigned>(code) >> 8U, code & 0xFFU}) {
        const char c = static_cast<char>(byte);
        if (c == '\\' || c == '(' || c == ')') out_ += '\\';
        if (c == '\r') {
            out_ += "\\r";
        } else {
            out_ += c;
        }
    }
}

void GlyphWriter::open_string() {
    if (in_string_) return;
    out_ += '(';
    in_string_ = true;
}

void GlyphWriter::close_string() {
    if (!in_string_) return;
    out_ += ')';
    in_string_ = false;
}

void GlyphWriter::adjust(std::int64_t thousandths) {
    close_string();
    append_integer(out_, thousandths);
}

void GlyphWriter::rise(MilliPoints rise) {
    if (rise_ == rise) return;
    rise_ = rise;
    close_string();
    out_ += "]TJ\n";
    append_fixed(out_, rise, 3);
    out_ += " Ts\n[";
}

}  // namespace sigillum::pdf
