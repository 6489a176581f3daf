// Page 1 around the statement: the crown with marks and title, and the authority band with signatures, panel and code.
#pragma once

#include "compose/blocks.h"
#include "compose/subject.h"

namespace sigillum::compose {

// Marks of alliance, micro-credential and issuer, then the title. `seal`: the layout shows the micro-credential mark.
Nodes crown(const Telling& telling, bool seal);

// Signatories, place and date.
Nodes signatures(const Telling& telling);

// What states how the document is sealed: a form for a signed document, a section in a preview, nothing without a seal.
Nodes signature_panel(const Telling& telling);

// What stands there on a print copy: of what it is a copy, the number, who signed and when. No more lines than the panel it replaces.
document::Node print_panel(const Telling& telling);

// The code with its caption and the numbers.
Nodes code(const Telling& telling);

// Caption and marks of supporting institutions.
Nodes supporters(const Telling& telling);

}  // namespace sigillum::compose
