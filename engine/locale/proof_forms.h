// The forms of one message on a proof sheet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "locale/proof_sheet.h"

namespace sigillum::locale {

// Every form of the message `key` of the catalogue, each place filled with a telling example. Forms that read
// alike but for what was chosen stay apart: a reader sees that a choice makes no difference.
Result<std::vector<ProofForm>> forms_of(const ProofSource& source, const std::string& key);

// A text of one form without examples; one that is all example; and what was chosen for it.
ProofForm plain_form(std::string words);
ProofForm filled_form(std::string words, std::string argument = {}, std::string value = {});

}  // namespace sigillum::locale
