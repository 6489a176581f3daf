// How the files of an edition's documents are named.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace sigillum::credential {

inline constexpr ErrorKind bad_file_name{"bad-file-name"};

inline constexpr std::string_view usual_file_name = "{key}_{number}";
inline constexpr std::string_view places_in_file_names = "{key}, {number}, {name} and {edition}";

// What is wrong with a pattern, in words; nothing when every name it makes is one that any system takes: it
// holds {number}, by which names differ, no other places than these four, each once, and otherwise letters
// and digits of ASCII, "-", "_" and "." inside; 60 bytes at most.
std::optional<std::string> fault_in_file_name(std::string_view pattern);

// What stands in the places.
struct FileNameWords {
    std::string_view key;     // of the learner
    std::string_view number;  // of the certificate, in groups
    std::string_view name;    // of the learner
    std::string_view edition;
};

// The name without ending, for a sound pattern: at most 253 bytes with ".pdf" behind it.
std::string file_name(std::string_view pattern, const FileNameWords& words);

// The text as a part of a file name: letters, digits, "-" and "_" stay, letters of other scripts too;
// everything else becomes "-". Cut after 56 bytes, never inside a character.
std::string safe_in_file_name(std::string_view text);

}  // namespace sigillum::credential
