// Two columns that flow side by side, each at its own pace, and begin anew at one height where they are told
// to.
#pragma once

#include <algorithm>

#include "base/length.h"

namespace sigillum::typeset {

class TwoColumns {
  public:
    struct Tops {
        Length main;
        Length second;
    };
    struct Heights {
        Length main;
        Length second;  // nothing where there is one column
    };

    // Adds what is so high to each column, `gap` below what stands there; `level`: both below the longer one.
    // Gives where it stands, from the top of the columns.
    Tops add(Heights heights, Length gap, bool level) {
        if (level) main_ = second_ = height();
        const bool first = main_ == Length{} && second_ == Length{};
        if (!first && heights.main > Length{}) main_ += gap;
        if (!first && heights.second > Length{}) second_ += gap;
        const Tops tops{main_, second_};
        main_ += heights.main;
        second_ += heights.second;
        return tops;
    }

    Length height() const { return std::max(main_, second_); }

  private:
    Length main_;
    Length second_;
};

}  // namespace sigillum::typeset
