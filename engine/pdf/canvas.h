// The content stream of a page, or a stretch of it: items as operators, inside marks that say whose they are.
#pragma once

#include <cstddef>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "page/page.h"
#include "pdf/glyph_writer.h"
#include "pdf/painter.h"
#include "pdf/resources.h"
#include "pdf/usage.h"

namespace sigillum::pdf {

// How marked content begins.
struct ContentMark {
    ByteView type;  // of the element
    int mcid = 0;
    const Language* language = nullptr;  // where it differs from the element's
    std::string actual_text;             // where the glyphs would not be read back as they were meant
};

// Appends to a content stream and notes the fonts and pictures used. What it writes may follow any other
// content.
class Canvas {
  public:
    Canvas(Bytes& out, const Size& page, const Resources& resources, Usage& usage)
        : out_(out),
          page_(page),
          resources_(resources),
          usage_(usage),
          painter_(out),
          text_(out, page.height, resources.fonts) {}

    // Marked content of a structure element.
    void begin_content(const ContentMark& mark);
    void begin_artifact(page::Artifact artifact);
    void end_marked();

    // Text outside a structure element is spelled out where it needs it; inside one, its mark does that.
    // Errors: glyph_not_in_subset, pdf_not_written for a picture that was not prepared.
    Done paint(const page::Item& item, bool space_after);
    // Ends an open text object; to be called after the last item.
    void finish() { text_.leave(); }

    // Where in the content the module records of the last code stand; both 0 without one.
    struct Records {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    Records records() const { return records_; }

  private:
    void rule(const page::RuleItem& rule);
    Done picture(const page::PictureItem& picture);
    void code(const page::CodeItem& code);

    Bytes& out_;
    Size page_;
    const Resources& resources_;
    Usage& usage_;
    Painter painter_;
    GlyphWriter text_;
    bool in_content_ = false;
    Records records_;
};

}  // namespace sigillum::pdf
