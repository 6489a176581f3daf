// In which encoding a list is that does not say so: recognised only where no other reading is possible.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.h"

namespace sigillum::credential {

// The encodings with one byte a letter that a list may be in.
struct GuessedEncoding {
    // Those in which the words of the list can be words. All of them read the same where `certain`.
    std::vector<std::string> possible;
    bool certain = false;
    // A word on which they differ, in each: ("windows-1252", "Bjørn").
    std::vector<std::pair<std::string, std::string>> doubtful_word;
    int row = 0;  // line of that word, from 1
};

// For text that is not UTF-8. Candidates are windows-1252, windows-1250, ISO-8859-2 and macintosh; one is
// impossible when a byte of the text has no letter there, or a word would have a sign within it
// ("Ma³gorzata") or a capital behind a small letter where the text has a byte above 7F ("JŠger").
GuessedEncoding guessed_encoding(ByteView bytes);

// "UTF-16LE" or "UTF-16BE" without a byte order mark, when exactly one of them gives well-formed text without
// control characters and unassigned code points, and the bytes hold zeros, which no other encoding has.
std::optional<std::string> utf16_without_mark(ByteView bytes);

}  // namespace sigillum::credential
