#include "locale/catalogue_folder.h"

#include <algorithm>
#include <system_error>

#include "base/file.h"

namespace sigillum::locale {

Result<CatalogueFolder> CatalogueFolder::open(const std::filesystem::path& folder) {
    CatalogueFolder opened;
    opened.folder_ = folder;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() == ".json")
            opened.languages_.push_back({entry->path().stem().string()});
    }
    if (error || opened.languages_.empty()) {
        return fail(cannot_read_file, {.file = folder.string()}, error ? error.message() : "no catalogue",
                    "a folder of message catalogues");
    }
    // So that the same fault is named first on every machine.
    std::sort(opened.languages_.begin(), opened.languages_.end());
    return opened;
}

std::optional<Language> CatalogueFolder::nearest(const Language& language) const {
    Language wanted = language;
    while (!std::binary_search(languages_.begin(), languages_.end(), wanted)) {
        const std::size_t hyphen = wanted.tag.rfind('-');
        if (hyphen == std::string::npos) return std::nullopt;
        wanted.tag.resize(hyphen);
    }
    return wanted;
}

std::filesystem::path CatalogueFolder::file_of(const Language& language) const {
    return folder_ / (language.tag + ".json");
}

}  // namespace sigillum::locale
