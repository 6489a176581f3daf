#include "pdf/canvas.h"

#include "pdf/actual_text.h"
#include "pdf/module_records.h"
#include "pdf/syntax.h"
#include "pdf/writer.h"

namespace sigillum::pdf {
namespace {

constexpr double points_per_millimetre = 72 / 25.4;

void append_milli(Bytes& to, MilliPoints value) {
    append_fixed(to, value, 3);
    to += ' ';
}

// "q a 0 0 d e f cm": from here on, coordinates are in a space of which one unit is `scale_x` and `scale_y`
// points.
struct Placement {
    double scale_x = 1;
    double scale_y = 1;
    Length x;
    Length y;  // upward from the foot of the page
};

void append_placement(Bytes& to, const Placement& placement) {
    to += "q ";
    append_real(to, placement.scale_x, 6);
    to += " 0 0 ";
    append_real(to, placement.scale_y, 6);
    to += ' ';
    append_milli(to, milli_points(placement.x));
    append_milli(to, milli_points(placement.y));
    to += "cm\n";
}

}  // namespace

// A sequence with a language or a text of its own is a span (14.9.2.2, 14.9.4), still a kid of its owner's
// element. One span inside another sequence would say the same, but readers built on Poppler lose what
// follows it.
void Canvas::begin_content(const ContentMark& mark) {
    const bool span = mark.language != nullptr || !mark.actual_text.empty();
    append_name(out_, span ? ByteView("Span") : mark.type);
    out_ += "<</MCID ";
    append_integer(out_, mark.mcid);
    if (mark.language != nullptr) append_text_entry(out_, "Lang", mark.language->tag);
    append_text_entry(out_, "ActualText", mark.actual_text);
    out_ += ">>BDC\n";
    in_content_ = true;
}

void Canvas::begin_artifact(page::Artifact artifact) {
    switch (artifact) {
        case page::Artifact::layout:
            out_ += "/Artifact<</Type/Layout>>BDC\n";
            break;
        case page::Artifact::header:
            out_ += "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n";
            break;
        case page::Artifact::footer:
            out_ += "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n";
            break;
        case page::Artifact::background:
            out_ += "/Artifact<</Type/Background/BBox";
            append_rectangle(out_, {{}, page_}, page_.height);
            out_ += ">>BDC\n";
            break;
    }
}

void Canvas::end_marked() {
    text_.leave();
    out_ += "EMC\n";
    in_content_ = false;
}

Done Canvas::paint(const page::Item& item, bool space_after) {
    if (const auto* const glyphs = std::get_if<page::GlyphItem>(&item.content)) {
        if (in_content_ || !needs_actual_text(*glyphs, resources_.fonts)) {
            return text_.show(*glyphs, space_after, painter_, usage_);
        }
        text_.leave();
        out_ += "/Span<<";
        append_text_entry(out_, "ActualText", glyphs->run->text);
        out_ += ">>BDC\n";
        if (Done done = text_.show(*glyphs, space_after, painter_, usage_); !done) return done;
        text_.leave();
        out_ += "EMC\n";
        return {};
    }
    text_.leave();
    if (const auto* const picture = std::get_if<page::PictureItem>(&item.content))
        return this->picture(*picture);
    if (const auto* const rule = std::get_if<page::RuleItem>(&item.content)) this->rule(*rule);
    if (const auto* const code = std::get_if<page::CodeItem>(&item.content)) this->code(*code);
    if (const auto* const shape = std::get_if<page::ShapeItem>(&item.content)) {
        painter_.shape(*shape->shape, {.scale = points_per_millimetre,
                                       .left = shape->origin.x.pt(),
                                       .top = (page_.height - shape->origin.y).pt()});
    }
    return {};
}

void Canvas::rule(const page::RuleItem& rule) {
    painter_.fill_with(rule.color);
    append_milli(out_, milli_points(rule.area.left()));
    append_milli(out_, milli_points(page_.height - rule.area.bottom()));
    append_milli(out_, milli_points(rule.area.size.width));
    append_milli(out_, milli_points(rule.area.size.height));
    out_ += "re f\n";
}

Done Canvas::picture(const page::PictureItem& picture) {
    const std::optional<std::size_t> index = resources_.pictures.index_of(picture.name);
    if (!index) {
        return fail(pdf_not_written, {.field = "picture"}, "no picture “" + picture.name + "”",
                    "every picture of the pages prepared with the edition");
    }
    usage_.add_picture(*index);
    const PreparedPicture& prepared = resources_.pictures.at(*index);
    append_placement(
        out_, {picture.area.size.width.pt() / prepared.width, picture.area.size.height.pt() / prepared.height,
               picture.area.left(), page_.height - picture.area.bottom()});
    out_ += "/P";
    append_integer(out_, static_cast<std::int64_t>(*index));
    out_ += " Do Q\n";
    return {};
}

// One rectangle for dark modules side by side, in a space of which one unit is a module; all filled at once.
void Canvas::code(const page::CodeItem& code) {
    const int across = code.modules.size + 2 * code.quiet_modules;
    const Length module = code.area.size.width / across;
    painter_.fill_with({0, 0, 0});
    append_placement(out_,
                     {module.pt(), module.pt(), code.area.left() + module * code.quiet_modules,
                      page_.height - code.area.top() - module * (code.quiet_modules + code.modules.size)});
    const std::size_t begin = out_.size();
    append_modules(out_, code.modules);
    if (code.modules.size <= most_recorded_modules) records_ = {begin, out_.size()};
    out_ += "f Q\n";
}

}  // namespace sigillum::pdf
