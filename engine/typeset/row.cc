#include "typeset/row.h"

#include <algorithm>

#include "typeset/two_columns.h"

namespace sigillum::typeset {

Length SetRow::content_height(std::size_t first, std::size_t end) const {
    TwoColumns columns;
    for (std::size_t i = first; i < end; ++i) {
        const RowPart& part = parts[i];
        columns.add({part.fragment.height, part.beside.height}, part.gap_above, part.level);
    }
    return std::max(label.height, value_top + columns.height());
}

}  // namespace sigillum::typeset
