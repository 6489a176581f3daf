// A document typeset: lines broken, rows numbered into pages, ornament drawn; or the field that does not fit,
// named.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "document/job_sheet.h"
#include "font/library.h"
#include "font/subset.h"
#include "layout/layout.h"
#include "layout/theme.h"
#include "locale/line_rules.h"
#include "page/page.h"
#include "page/pictures.h"
#include "qr/modules.h"

namespace sigillum::typeset {

inline constexpr ErrorKind does_not_fit{"does-not-fit"};
inline constexpr ErrorKind leftover_placeholder{"leftover-placeholder"};

// What a document of an edition needs besides its meaning.
struct Code {
    qr::Modules modules;
    std::string address;  // where a click on the code leads
};

// Sets the documents of one edition. Remembers shaped and broken text by content, so that what learners share
// is set once; one typesetter serves one thread. Everything it is made from must outlive it.
class Typesetter {
  public:
    Typesetter(const layout::Layout& layout, const layout::Theme& theme, const font::Library& fonts,
               const page::Pictures& pictures, const locale::LineRules& line_rules);
    Typesetter(Typesetter&&) noexcept;
    Typesetter& operator=(Typesetter&&) noexcept;
    ~Typesetter();

    // Errors: does_not_fit with the field's name, font::missing_glyph with the code point,
    // leftover_placeholder.
    Result<page::Pages> set(const document::Document& document, const Code& code);

    // The sheets on top of a print job: the cover, and as many more as its lists need. Errors: as above.
    Result<std::vector<page::Page>> set_job_sheet(const document::JobSheet& sheet);

    // The glyphs of all documents set so far, for the subsets that the writer embeds.
    const font::GlyphUse& glyph_use() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// The ornament of a theme as pictures, to be merged into the edition's: "frame" for page 1, "spindle",
// "spindle-small" (end mark), "strip". Drawn from formulas; black in a mono theme.
page::Pictures ornament(const layout::Layout& layout, const layout::Theme& theme);

}  // namespace sigillum::typeset
