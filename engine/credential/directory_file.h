// Reads the directory: the alliance, its universities, supporters.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/findings.h"
#include "credential/directory.h"
#include "credential/places.h"

namespace sigillum::credential {

inline constexpr ErrorKind missing_logo{"missing-logo"};
inline constexpr ErrorKind bad_country{"bad-country"};
inline constexpr ErrorKind bad_host{"bad-host"};

// Reads directory.toml or directory.json; `shown` is the name used in findings, `places` takes the place of
// every field. Paths of logos count from the directory's folder and become absolute. Texts without a language
// count as English.
Directory read_directory(const std::filesystem::path& path, const std::string& shown, Findings& findings,
                         Places& places);

// True for a country of ISO 3166-1, alpha-2: "PL".
bool is_country(std::string_view code);

// The keys of every table of a directory file, by the name of its definition in
// docs/schema/directory.schema.json.
std::vector<std::pair<std::string_view, std::vector<std::string_view>>> directory_keys();

}  // namespace sigillum::credential
