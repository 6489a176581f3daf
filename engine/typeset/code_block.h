// The QR code of page 1 with its caption.
#pragma once

#include "base/result.h"
#include "typeset/desk.h"
#include "typeset/typesetter.h"

namespace sigillum::typeset {

struct SetCode {
    Length height;                  // of code and caption
    std::vector<page::Item> items;  // heights from the block's top
    Rect square;                    // of the code with its quiet zone, likewise
    const document::Node* node = nullptr;
};

// Sets the children of the authority section that belong to the code. Where the caption stands beside the
// code it may reach to `taken`, counted from the side where lines begin. Error does_not_fit when a module
// would be smaller than 0.33 mm.
Result<SetCode> set_code(const Desk& desk, const document::Node& authority, const Code& code, Length taken);

}  // namespace sigillum::typeset
