// The rules an edition and its learners are held to. Source of each: Annex 3 of the ENHANCE framework (its sections 1 to 5) and, where a
// profile is asked for, the standard it names.
#pragma once

#include "base/findings.h"
#include "credential/edition.h"
#include "credential/places.h"
#include "credential/read.h"

namespace sigillum::credential {

// Everything below; findings are added in no order.
void check(const EditionWithLearners& read, const Places& places, const CheckContext& context, Findings& findings);

// Copies the meaning of each grade from its scheme to the learner; a grade outside a scheme that lists its grades is an error.
void explain_grades(EditionWithLearners& read, Findings& findings);

}  // namespace sigillum::credential
