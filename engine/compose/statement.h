// The statement on page 1: what the layout's `statement` may name.
#pragma once

#include <string_view>

#include "compose/blocks.h"
#include "compose/subject.h"

namespace sigillum::compose {

// Fields: issuer, relation, certifies, name, latin_name, birth, completed, participated, opportunity, joint, taking_place,
// valid_until.
struct StatementField {
    std::string_view name;
    Nodes (*tell)(const Telling&);
    bool personal;  // differs from learner to learner even where languages and grammatical form are the same
};

// nullptr for a name that no field has.
const StatementField* statement_field(std::string_view name);

}  // namespace sigillum::compose
