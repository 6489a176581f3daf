// What repeats on the pages of the supplement: head, strip and foot. All of it is an artifact.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "typeset/desk.h"

namespace sigillum::typeset {

class RunningPage {
  public:
    // Sets the head, which is the same on every page. Errors: does_not_fit.
    static Result<RunningPage> make(const Desk& desk, const document::Document& document);

    // Head and foot of page `page` of `pages`, counted from 1. Errors: does_not_fit, leftover_placeholder.
    Done set(int page, int pages, Canvas& canvas) const;

  private:
    struct HeadLine {
        const document::Text& main;
        const document::Text& second;
        layout::StyleName style;
        Align align;
    };

    RunningPage(const Desk& desk, const document::Document& document);

    Done set_head(Canvas& canvas) const;
    Done set_head_line(const HeadLine& line, Column column, Length top, Canvas& canvas) const;
    Done set_foot(int page, int pages, Canvas& canvas) const;
    Done set_awarding_line(Column column, Length top, Canvas& canvas) const;

    const Desk& desk_;
    const document::Document& document_;
    const layout::SupplementGrid& grid_;
    Language second_;
    std::vector<page::Item> head_;
};

}  // namespace sigillum::typeset
