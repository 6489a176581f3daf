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
    Length caption_top;             // likewise
    const document::Node* node = nullptr;
};

// Where the caption stands: below the code, or at its start side, where it may reach to `from`, counted from
// the side where lines begin.
struct CaptionPlace {
    bool beside = false;
    Length from;
};

// Sets the children of the authority section that belong to the code. Error does_not_fit when a module would
// be smaller than 0.33 mm.
Result<SetCode> set_code(const Desk& desk, const document::Node& authority, const Code& code,
                         const CaptionPlace& caption);

}  // namespace sigillum::typeset
