// Errors of composing and typesetting, placed where a person has to mend something.
#pragma once

#include "base/error.h"
#include "credential/edition.h"

namespace sigillum::issue {

// Those steps know the part of the document ("learner's name"), not where its words were written. The error
// comes back at the cell of the learner or the field of the edition or directory file that holds the words at
// fault, with the part of the document named in what was found; where the words are nobody's, at the
// learner's row. A place that names a file stays.
Error placed(Error error, const credential::Learner& learner, const credential::EditionWithLearners& content);

// Of an error that placed() gave back: whether its place is that of words somebody wrote, and whether it lies
// in what all learners share.
bool names_words(const Error& error);
bool is_shared(const Error& error);

}  // namespace sigillum::issue
