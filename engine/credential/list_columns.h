// What the columns of a learners' list mean.
#pragma once

#include <string>
#include <vector>

#include "base/findings.h"
#include "credential/learners_source.h"
#include "credential/sources.h"
#include "credential/table.h"

namespace sigillum::credential {

inline constexpr ErrorKind unknown_column{"unknown-column"};
inline constexpr ErrorKind duplicate_column{"duplicate-column"};
inline constexpr ErrorKind missing_column{"missing-column"};
inline constexpr ErrorKind column_without_name{"column-without-name"};
inline constexpr ErrorKind doubtful_name_column{"doubtful-name-column"};
inline constexpr ErrorKind column_recognised{"column-recognised"};
inline constexpr ErrorKind names_joined{"names-joined"};
inline constexpr ErrorKind rows_before_header{"rows-before-header"};

// A column that is read.
struct ReadColumn {
    int number = 0;  // 1 for column A
    std::string own_name;
    std::vector<std::string> fields;  // our names of it: one, or several that take the same cells
    bool part_of_name = false;        // the edition names it as one of the columns of which "name" is joined
};

struct ListLayout {
    int header_row = 0;
    std::size_t width = 0;  // columns up to the last that has a name
    std::vector<ReadColumn> columns;
    std::vector<int>
        name_parts;          // columns from which the name is joined, in that order; empty: it has a column
    ListColumns names;       // our name -> the list's
    bool annotated = false;  // it is a list that `check --annotated` has written
};

// The names of the columns that an annotated list has besides its own.
inline constexpr std::string_view wrong_column = "what is wrong";
inline constexpr std::string_view to_do_column = "what to do";

// Finds the row with the names of the columns (the declared one, or that of the first forty which shows the
// most names) and what each column means: by the mapping of the edition, by our own names, or by those that
// are usual in study offices, which are noted. Findings: columns that are unknown, twice there, missing,
// without a name.
ListLayout layout_of(const Table& table, const std::string& file, const LearnersSource& source,
                     Findings& findings);

}  // namespace sigillum::credential
