// Errors are values: what went wrong, where, what was found and what would have been right.
#pragma once

#include <string>
#include <string_view>

#include "base/place.h"

namespace sigillum {

// The kind of an error, declared by the room that reports it:
//     inline constexpr ErrorKind missing_glyph{"missing-glyph"};
// The name is stable: it stands in --json output and names the files of tests/refused/.
struct ErrorKind {
    std::string_view name;

    constexpr bool operator==(const ErrorKind&) const = default;
};

struct Error {
    ErrorKind kind;
    Place place;
    std::string found;     // what is there, in plain words: "logo “crest.png” ends after 13 bytes"
    std::string expected;  // what should be there, or what to do; may be empty
};

// One line for a person: "edition.toml:12:9: found “14”; expected an EQF level from 5 to 8".
std::string to_string(const Error& error);

}  // namespace sigillum
