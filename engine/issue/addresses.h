// E-mail addresses of learners, which stand in a list and in nothing that is issued.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/result.h"
#include "credential/edition.h"

namespace sigillum::issue {

inline constexpr ErrorKind no_addresses{"no-addresses"};

using Addresses = std::map<std::string, std::string>;  // by key of the learner

// From a CSV list in UTF-8 with the columns "key" and "email", under the names that the edition's list gives
// them. Fails with no_addresses when a column is missing.
Result<Addresses> addresses_from(const std::filesystem::path& list, const credential::Sources& sources);

// Those of the edition's own list; none when it is no such list or has no such column.
Addresses addresses_of(const credential::EditionWithLearners& content);

}  // namespace sigillum::issue
