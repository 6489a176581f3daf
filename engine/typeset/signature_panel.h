// The panel of page 1 that is the appearance of the electronic signature.
#pragma once

#include "base/result.h"
#include "typeset/desk.h"

namespace sigillum::typeset {

struct SetPanel {
    Size size;
    std::vector<page::Item> items;  // from the panel's upper left corner on the sheet; heights from its top
};

// Sets the lines of a panel (children of the node), a border and a bar at the start side, for a panel that
// begins at `start`. Nothing of what it says is judged here.
Result<SetPanel> set_panel(const Desk& desk, const document::Node& panel, Length start);

}  // namespace sigillum::typeset
