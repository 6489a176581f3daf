// Errors of a stage, placed at the learner whose document they stopped.
#pragma once

#include <utility>

#include "base/error.h"
#include "credential/learner.h"

namespace sigillum::issue {

// The error with the learner's row as its place, unless it names a file already; its field stays.
inline Error at_learner(Error error, const credential::Learner& learner) {
    if (error.place.file.empty()) {
        error.place.file = learner.place.file;
        error.place.row = learner.place.row;
    }
    return error;
}

}  // namespace sigillum::issue
