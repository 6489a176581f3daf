// Where something was found: the answer to "which line do I have to mend?".
#pragma once

#include <string>

namespace sigillum {

// A place in an input or an output. Numbers count from 1; zero or an empty text means "not known" or "does
// not apply".
struct Place {
    std::string file;   // as the user named it, e.g. "edition.toml"
    int line = 0;       // of a text file
    int column = 0;     // of a text file, in characters; of a learners' list, 1 for column A
    int row = 0;        // of a learners' list; the line with the column names is row 1
    std::string field;  // the key in an edition ("workload.ects"), the column of a list, the part of a page

    bool operator==(const Place&) const = default;
};

// "edition.toml:12:9", "learners.csv row 7, column birthdate", "workload.ects", or "" for a place that names
// nothing.
std::string to_string(const Place& place);

}  // namespace sigillum
