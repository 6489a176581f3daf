// What a language makes of dates, lists, figures and names, on a proof sheet.
#pragma once

#include <vector>

#include "locale/proof_sheet.h"

namespace sigillum::locale {

// Dates in every month and on the first of one, ranges of days, lists of one to three parts and those whose
// joint changes for the sake of sound, decimals, quotation marks, and the names of languages and countries
// that documents take from Unicode's CLDR.
std::vector<ProofGroup> proofs_of_formats(const ProofSource& own, const ProofSource& english);

}  // namespace sigillum::locale
