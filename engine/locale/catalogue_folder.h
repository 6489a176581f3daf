// Which languages a folder has catalogues for.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "base/language.h"
#include "base/result.h"

namespace sigillum::locale {

// A folder of catalogues, known by the names of its files (<tag>.json). None of them is read. Immutable.
class CatalogueFolder {
  public:
    // Error cannot_read_file when there is no such folder or no catalogue in it.
    static Result<CatalogueFolder> open(const std::filesystem::path& folder);

    const std::vector<Language>& languages() const { return languages_; }  // sorted by tag
    // The language whose catalogue serves another: itself, or the nearest in its fallback chain ("de" for
    // "de-AT"; RFC 4647, section 3.4); nothing when there is none.
    std::optional<Language> nearest(const Language& language) const;
    std::filesystem::path file_of(const Language& language) const;

  private:
    CatalogueFolder() = default;
    std::filesystem::path folder_;
    std::vector<Language> languages_;
};

}  // namespace sigillum::locale
