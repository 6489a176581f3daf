// Every field of an edition as a signer reads it, from the facts that the records hold.
#pragma once

#include <vector>

#include "issue/batch_statement.h"
#include "issue/review.h"
#include "issue/review_voice.h"

namespace sigillum::issue {

// In the order in which a certificate shows them; then units and presentation. Fields keep the names of the
// edition's file.
std::vector<ConstantField> constant_fields(const BatchStatement& statement, const ReviewVoice& voice);

}  // namespace sigillum::issue
