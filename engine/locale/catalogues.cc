#include "locale/catalogues.h"

#include <fmt/format.h>

#include <set>

#include "locale/catalogue.h"
#include "locale/catalogue_file.h"

namespace sigillum::locale {
namespace {

Result<std::unique_ptr<Catalogue>> read_catalogue(const std::filesystem::path& path) {
    Result<CatalogueFile> file = read_catalogue_file(path);
    if (!file) return fail(file.error());
    Result<std::unique_ptr<Catalogue::Impl>> made =
        make_catalogue(std::move(*file), path.filename().string());
    if (!made) return fail(made.error());
    return std::make_unique<Catalogue>(std::move(*made));
}

}  // namespace

Catalogues::Catalogues() = default;
Catalogues::Catalogues(Catalogues&&) noexcept = default;
Catalogues& Catalogues::operator=(Catalogues&&) noexcept = default;
Catalogues::~Catalogues() = default;

Result<Catalogues> Catalogues::load(const std::filesystem::path& folder) {
    const auto opened = CatalogueFolder::open(folder);
    if (!opened) return fail(opened.error());
    return load(*opened, opened->languages());
}

Result<Catalogues> Catalogues::load(const CatalogueFolder& folder, const std::vector<Language>& wanted) {
    std::set<Language> needed;  // sorted, so that the same fault is named first on every machine
    for (const Language& language : wanted) {
        if (auto nearest = folder.nearest(language)) needed.insert(std::move(*nearest));
    }
    Catalogues catalogues;
    for (const Language& language : needed) {
        Result<std::unique_ptr<Catalogue>> catalogue = read_catalogue(folder.file_of(language));
        if (!catalogue) return fail(catalogue.error());
        catalogues.by_language_.emplace(language, std::move(*catalogue));
    }
    return catalogues;
}

const Catalogue* Catalogues::find(const Language& language) const {
    // RFC 4647, section 3.4 (lookup): shorten the tag from its end until something is found.
    Language wanted = language;
    while (true) {
        const auto found = by_language_.find(wanted);
        if (found != by_language_.end()) return found->second.get();
        const std::size_t hyphen = wanted.tag.rfind('-');
        if (hyphen == std::string::npos) return nullptr;
        wanted.tag.resize(hyphen);
    }
}

std::vector<Language> Catalogues::languages() const {
    std::vector<Language> all;
    for (const auto& [language, catalogue] : by_language_) all.push_back(language);
    return all;
}

}  // namespace sigillum::locale
