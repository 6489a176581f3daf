// What repeats on every page, and what the file says of itself.
#pragma once

#include "compose/subject.h"
#include "document/document.h"

namespace sigillum::compose {

document::Standing standing_of(const credential::Issuance& issuance);

// What all learners of one language set share; learner, number and the like are left empty. `second_page`: there is more than page 1.
document::Furniture shared_furniture(const Telling& telling, bool second_page);
// The rest.
void add_learner(document::Furniture& furniture, const Telling& telling);

// Likewise; `furniture` is the document's.
document::Metadata shared_metadata(const Telling& telling);
void add_learner(document::Metadata& metadata, const Telling& telling, const document::Furniture& furniture);

}  // namespace sigillum::compose
