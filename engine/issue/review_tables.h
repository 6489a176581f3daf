// The tables of the review's page, as HTML.
#pragma once

#include "base/bytes.h"
#include "issue/review.h"
#include "issue/workshop.h"

namespace sigillum::issue {

// The languages in which documents of the edition are made, in the order of the edition.
std::vector<Language> languages_of(const Workshop& workshop);

Bytes constants_table(const Review& review, const std::vector<Language>& languages);
Bytes learners_table(const Review& review);
Bytes counts_tables(const Review& review);
Bytes files_table(const Review& review);

}  // namespace sigillum::issue
