// Who vouches for each single text of a catalogue.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "locale/catalogues.h"

namespace sigillum::locale {

// Before the code of a field of education, where a list of texts names it: "fields_of_education.0712".
inline constexpr std::string_view field_prefix = "fields_of_education.";

// The marks as a catalogue gives them: what holds for most texts, and lists of those for which another holds.
// A list names texts by their keys, or a group of them as “row.*”; where two entries name the same text, the
// longer one holds.
struct ReviewMarks {
    ReviewStatus usual = ReviewStatus::unreviewed;
    std::vector<std::string> official, reviewed, unreviewed;

    ReviewStatus of(std::string_view key) const;
};

struct ReviewCounts {
    int official = 0;
    int reviewed = 0;
    int unreviewed = 0;

    void add(ReviewStatus mark);
};

// "official", "reviewed", "unreviewed"
std::string_view name_of(ReviewStatus status);

// Whether an entry of a list names the text of that key.
bool names(std::string_view entry, std::string_view key);

}  // namespace sigillum::locale
