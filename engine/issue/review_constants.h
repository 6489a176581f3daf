// Every field of an edition as a signer reads it, from the facts that the records hold.
#pragma once

#include <vector>

#include "issue/batch_statement.h"
#include "issue/review.h"

namespace sigillum::issue {

// In the order in which a certificate shows them; then units, presentation and files.
std::vector<ConstantField> constant_fields(const BatchStatement& statement);

}  // namespace sigillum::issue
