// Where what an edition says was written, for later steps that find fault with it.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/place.h"
#include "credential/learner.h"
#include "credential/places.h"

namespace sigillum::credential {

struct Sources {
    Places edition;                                           // fields and texts of the edition file
    Places directory;                                         // those of the directory file
    std::map<std::string, std::string, std::less<>> columns;  // of the learners' list: our name -> its own

    // The cell of a learner, by our name of its column: a row of the list, or a field of the edition file.
    Place of(const Learner& learner, std::string_view column) const;
};

// The same by our own name of the column; `edition` are the places in the edition file, for learners given
// there.
Place place_of(const Learner& learner, std::string_view column, const Places& edition);

}  // namespace sigillum::credential
