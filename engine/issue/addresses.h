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

// From a list (CSV or XLSX) with the columns "key" and "email", under these names or usual ones. Fails with
// no_addresses when a column is missing, or as reading the list does.
Result<Addresses> addresses_from(const std::filesystem::path& list);

// Those of the edition's own list; none when it is no such list or has no such column.
Addresses addresses_of(const credential::EditionWithLearners& content);

}  // namespace sigillum::issue
