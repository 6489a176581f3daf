// Where what an edition says was written, for later steps that find fault with it.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/place.h"
#include "credential/learner.h"
#include "credential/places.h"

namespace sigillum::credential {

// A column of the learners' list, as a person finds it there.
struct ListColumn {
    std::string name;  // in the list's own words: "Geburtsdatum"
    int number = 0;    // 1 for column A; 0 when not known
};

// Our name of a column -> the list's.
using ListColumns = std::map<std::string, ListColumn, std::less<>>;

struct Sources {
    Places edition;    // fields and texts of the edition file
    Places directory;  // those of the directory file
    ListColumns columns;

    // The cell of a learner, by our name of its column: a row of the list, or a field of the edition file.
    Place of(const Learner& learner, std::string_view column) const;
};

// The same by our own name of the column; `edition` are the places in the edition file, for learners given
// there.
Place place_of(const Learner& learner, std::string_view column, const Places& edition);

}  // namespace sigillum::credential
