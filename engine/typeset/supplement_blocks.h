// The blocks of the supplement, set but not yet on pages.
#pragma once

#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "typeset/desk.h"
#include "typeset/page_flow.h"
#include "typeset/row_setter.h"

namespace sigillum::typeset {

struct SetBlock {
    const document::Node* node = nullptr;  // its items count their nodes from this one
    SharedRow row;                         // a title, a unit's header and the end mark have a label only
    const document::Node* unit = nullptr;  // the learning unit it belongs to
};

struct BlockList {
    std::vector<SetBlock> blocks;
    std::vector<FlowBlock> flow;  // the same blocks as page breaks see them
    Length continued_height;      // of the highest line that announces a learning unit gone on
};

// Sets the children of the supplement section. Errors as Desk::fit.
Result<BlockList> supplement_blocks(const Desk& desk, RowSetter& rows, const document::Document& document,
                                    const document::Node& section);

}  // namespace sigillum::typeset
