// What every part of a document is set with: the layout's styles in the theme's colours, the pictures, the
// paragraph setter.
#pragma once

#include <string>

#include "base/result.h"
#include "document/document.h"
#include "layout/layout.h"
#include "layout/theme.h"
#include "page/pictures.h"
#include "typeset/canvas.h"
#include "typeset/paragraph.h"
#include "typeset/text_style.h"

namespace sigillum::typeset {

// One text to be set in one style.
struct TextJob {
    const document::Text& text;
    layout::StyleName style;
    Length measure;
    Breaking breaking = Breaking::running;
    bool balanced = false;
    std::size_t first_step = 0;                     // of the style's steps
    const document::Text* joined_second = nullptr;  // the second language on the same line, after " / "
    bool tracked = true;                            // false: without the style's tracking
};

class Desk {
  public:
    Desk(const layout::Layout& layout, const layout::Theme& theme, const page::Pictures& pictures,
         ParagraphSetter& setter)
        : layout_(layout), theme_(theme), pictures_(pictures), setter_(setter) {}

    const layout::Layout& layout() const { return layout_; }
    const layout::Theme& theme() const { return theme_; }
    ParagraphSetter& setter() const { return setter_; }

    // What holds for the parts set next: the direction of the document, page 1 (which may lie on its side) or
    // the supplement, and factors on the sizes of the statement and on their leads.
    void turn_to(bool right_to_left) { right_to_left_ = right_to_left; }
    void turn_to_certificate();
    void turn_to_supplement();
    void scale_text(double scale, double lead = 1) {
        scale_ = scale;
        lead_scale_ = lead;
    }
    bool landscape() const { return landscape_; }
    bool right_to_left() const { return right_to_left_; }
    const layout::CertificateGrid& certificate_grid() const {
        return landscape_ ? layout_.landscape : layout_.portrait;
    }
    const layout::StatementRhythm& rhythm() const {
        return landscape_ ? layout_.landscape_rhythm : layout_.rhythm;
    }
    Canvas canvas() const { return canvas(right_to_left_); }
    // For a column whose text runs in a direction of its own.
    Canvas canvas(bool right_to_left) const { return {page_width_, right_to_left}; }

    TextStyle style(layout::StyleName name, std::size_t step = 0) const;
    Length baseline(layout::StyleName name) const { return setter_.baseline(style(name)); }
    Color color(layout::ColorRole role) const { return theme_.color(role); }
    // A prepared picture; nullptr where there is none of that name.
    const picture::Picture* picture(const std::string& name) const;

    // The text at the first step of its style at which it fits. Errors: does_not_fit with the field's name,
    // font::missing_glyph. Good until the next text is set.
    Result<const Paragraph*> fit(const TextJob& job, const std::string& field) const;
    // The same where not fitting is no error: nothing then.
    Result<const Paragraph*> try_step(const TextJob& job, std::size_t step, const std::string& field) const;
    // With its second language on the same line, at the first step of its style; nothing where one line does
    // not hold both.
    Result<const Paragraph*> joined_on_line(TextJob job, const document::Text& second,
                                            const std::string& field) const;
    // On one line at the first step at which it fits on one; nothing where no step does.
    Result<const Paragraph*> fit_on_line(const TextJob& job, const std::string& field) const;
    // Spans that are already in their styles, on one or more lines of a measure; balanced unless it is
    // running text or prose.
    Result<const Paragraph*> set(std::span<const Span> spans, Length measure, const std::string& field,
                                 Breaking breaking = Breaking::running) const;

  private:
    std::vector<Span> spans(const TextJob& job, const TextStyle& style) const;

    const layout::Layout& layout_;
    const layout::Theme& theme_;
    const page::Pictures& pictures_;
    ParagraphSetter& setter_;
    bool right_to_left_ = false;
    bool landscape_ = false;
    double scale_ = 1;
    double lead_scale_ = 1;
    Length page_width_;
};

// The first child with a role, or nullptr.
const document::Node* child_of(const document::Node& node, document::Role role);

// A picture's area of a given box, as large as fits without distortion, its upper left corner at the box's.
Size fitted(const picture::Picture& picture, Size box);

}  // namespace sigillum::typeset
