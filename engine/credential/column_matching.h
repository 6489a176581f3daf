// Which of our columns a column of a list is, by its name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "credential/learners_source.h"

namespace sigillum::credential {

// Whether two names of columns are the same; case, spaces and signs do not count.
bool same_name(std::string_view a, std::string_view b);

// Whether it is exactly one of our names.
bool is_our_column(std::string_view name);
// Our names of the column by the mapping of the edition.
std::vector<std::string> mapped_fields(std::string_view own, const LearnersSource& source);
// Our name of a column that is usually called so; empty when there is none.
std::string recognised_field(std::string_view own);

// Whether the edition leaves out that column, or every one that is not known.
bool is_ignored(std::string_view own, const LearnersSource& source);
bool ignores_unknown(const LearnersSource& source);

// Whether a column of that name would be read.
bool is_known_column(std::string_view own_name, const LearnersSource& source);

}  // namespace sigillum::credential
