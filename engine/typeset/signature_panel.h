// The panel of page 1 that is the appearance of the electronic signature.
#pragma once

#include "base/result.h"
#include "typeset/desk.h"

namespace sigillum::typeset {

struct SetPanel {
    Size size;
    std::vector<page::Item> items;  // from the panel's upper left corner on the sheet; heights from its top
};

enum class PanelShape {
    block,  // every line below the one before
    strip,  // in a row of columns: who signed, in which office, when and with what
};

// Sets the lines of a panel (children of the node), a border and a bar at the start side, in a column of the
// sheet. Nothing of what it says is judged here.
Result<SetPanel> set_panel(const Desk& desk, const document::Node& panel, Column column, PanelShape shape);

}  // namespace sigillum::typeset
