// Lines of the authority band below each other: a line to sign on, a name, a function, place and date.
#pragma once

#include <cstddef>
#include <vector>

#include "base/result.h"
#include "typeset/desk.h"

namespace sigillum::typeset {

inline constexpr Length signature_line_width = Length::mm(50);  // design: section 10

// Something set that stands on the lower edge of its row.
struct Standing {
    Length height;
    std::vector<page::Item> items;  // heights from its top
};

class SignatureStack {
  public:
    SignatureStack(const Desk& desk, Column column) : desk_(desk), column_(column), canvas_(desk.canvas()) {}

    // A line to sign on, in the middle of the column.
    void line();
    // A text in the middle of the column, `gap` below what stands there, from a step of its style on; its
    // second language below it or, on a wide sheet, beside it. Error does_not_fit with the field's name.
    Done text(const document::Node& node, layout::StyleName style, Length gap,
              Breaking breaking = Breaking::spaces, std::size_t first_step = 0);

    Standing take() { return {height_, canvas_.take()}; }

  private:
    const Desk& desk_;
    Column column_;
    Canvas canvas_;
    Length height_;
};

}  // namespace sigillum::typeset
