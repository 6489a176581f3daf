// What the parts of a certificate are called in messages.
#pragma once

#include <string>

#include "document/node.h"

namespace sigillum::typeset {

// "learner's name", "learning opportunity", "supplement row 7".
std::string field_name(const document::Node& node);

}  // namespace sigillum::typeset
