#include "typeset/row.h"

#include <algorithm>

namespace sigillum::typeset {

Length SetRow::content_height(std::size_t first, std::size_t end) const {
    Length height = value_top;
    for (std::size_t i = first; i < end; ++i) {
        if (i > first) height += parts[i].gap_above;
        height += parts[i].fragment.height;
    }
    return std::max(label.height, height);
}

}  // namespace sigillum::typeset
