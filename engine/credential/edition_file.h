// An edition as its file gives it, before the directory and the learners' list are joined to it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/findings.h"
#include "credential/edition.h"
#include "credential/learners_source.h"
#include "credential/places.h"
#include "credential/value.h"

namespace sigillum::credential {

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
