// The pages of a print job's sheets: the cover, and those behind it for what does not fit.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/job_sheet.h"
#include "typeset/desk.h"

namespace sigillum::typeset {

// What errors of a print job's sheets name as their field.
inline constexpr const char* job_field = "print job";
// All items of the sheets are artifacts: a print job has no structure.
inline const page::Owner job_artifact = page::Owner::none(page::Artifact::layout);

// A text in a column of a row.
struct JobCell {
    const document::Text& text;
    layout::StyleName style;
    Column column;
    Align align = Align::start;
};

// Rows go in from top to bottom, and onto the next page where one has no room for them. The first page is the
// cover, in the frame of page 1 where that stands upright; the others have head and strip of a supplement.
// Errors of all: does_not_fit, font::missing_glyph.
class JobPages {
  public:
    // Begins the cover. Desk and sheet must outlive it.
    JobPages(Desk& desk, const document::JobSheet& sheet);

    Done begin_next();
    // A text by itself, wherever there is room; `end` is where it ends.
    Done put(const JobCell& cell, Length top, Length& end);
    // Cells side by side on one baseline.
    Done cells(std::span<const JobCell> row, Length above, Length below);
    // The next page, unless this one has that much room.
    Done room_for(Length height) { return below_ + height <= bottom_ ? Done() : begin_next(); }
    // A hairline below what stands there.
    void line(layout::ColorRole color);

    const Column& whole() const { return whole_; }  // the width of the page's body
    Length below() const { return below_; }         // where the next row is set
    void move_to(Length below) { below_ = below; }
    void skip(Length height) { below_ += height; }
    Canvas& canvas() { return canvas_; }

    // All pages, each with its foot. Nothing can be set after that.
    Result<std::vector<page::Page>> take();

  private:
    void begin_cover();
    void end_page();
    void mark(const std::string& name, Size box, Align align, Length middle);
    Result<const Paragraph*> fitted_cell(const JobCell& cell) const;
    Done foot(std::size_t index);

    Desk& desk_;
    const document::JobSheet& sheet_;
    Canvas canvas_;
    const layout::SupplementGrid& grid_;
    std::vector<page::Page> pages_;
    bool framed_ = false;  // the cover
    Column whole_;
    Length below_;
    Length bottom_;  // of the page's body
};

}  // namespace sigillum::typeset
