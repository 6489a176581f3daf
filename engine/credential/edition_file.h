// An edition as its file gives it, before the directory and the learners' list are joined to it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/findings.h"
#include "credential/edition.h"
#include "credential/learner.h"
#include "credential/places.h"
#include "credential/value.h"

namespace sigillum::credential {

// Where the learners are: in a list of their own, or in the edition itself.
struct LearnersSource {
    std::string file = "learners.csv";                        // relative to the edition
    std::string encoding = "UTF-8";                           // any name ICU knows
    std::map<std::string, std::string, std::less<>> columns;  // our name -> the list's own
    std::vector<std::string> ignored;                         // columns of the list that are not read
    std::optional<std::vector<Learner>> given;                // learners that stand in the edition file
};

struct EditionFile : Edition {
    std::string directory_file;
    LearnersSource learners;
};

// Fills an edition from a value tree; everything that is wrong goes to `findings`, the place of every field
// to `places`.
EditionFile edition_from_value(const Value& value, const std::string& file, Findings& findings,
                               Places& places);

// The keys of every table of an edition file, by the name of its definition in
// docs/schema/edition.schema.json; the edition itself is "".
std::vector<std::pair<std::string_view, std::vector<std::string_view>>> edition_keys();

}  // namespace sigillum::credential
