#include "issue/known_names.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/nearest.h"

namespace sigillum::issue {
namespace {

namespace fs = std::filesystem;

// "“plain”? Known are enhance, mono, plain"
std::string nearest_and_all(std::string_view word, const std::vector<std::string>& known) {
    const std::vector<std::string_view> names(known.begin(), known.end());
    const auto near = nearest(word, names);
    return near ? fmt::format("“{}”? Known are {}", *near, fmt::join(known, ", "))
                : fmt::format("one of {}", fmt::join(known, ", "));
}

// The names of the JSON files of a folder, sorted, without ending.
std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->path().extension() == ".json") names.push_back(entry->path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string> tags_of(const locale::CatalogueFolder& catalogues) {
    std::vector<std::string> tags;
    for (const Language& language : catalogues.languages()) tags.push_back(language.tag);
    return tags;
}

Error no_catalogue(const Language& language, Place place, const locale::CatalogueFolder& catalogues) {
    return {unknown_language, std::move(place), fmt::format("no document can be made in “{}”", language.tag),
            nearest_and_all(language.tag, tags_of(catalogues))};
}

}  // namespace

Result<std::string> theme_of(const credential::Edition& edition, const credential::Sources& sources,
                             const AssetFolders& assets) {
    const auto unknown = [&](std::string found, std::string expected) {
        return fail(unknown_theme, sources.edition.of("theme"), std::move(found), std::move(expected));
    };
    const std::vector<std::string> known = names_in(assets.layouts / "themes");
    // A theme may stand beside the edition: a name with a slash or an ending is a path from the edition's
    // folder.
    if (edition.theme.find_first_of("./") == std::string::npos) {
        if (std::find(known.begin(), known.end(), edition.theme) != known.end()) return edition.theme;
        return unknown(
            fmt::format("“{}” is no theme", edition.theme),
            nearest_and_all(edition.theme, known) + ", or the file of a theme of your own: “./mine.json”");
    }
    const fs::path file = (edition.folder / edition.theme).lexically_normal();
    std::error_code ignored;
    if (file.extension() == ".json" && fs::is_regular_file(file, ignored)) return file.string();
    return unknown(fmt::format("there is no theme “{}”", edition.theme),
                   fmt::format("a .json file, by its path from the edition's folder, or one of {}",
                               fmt::join(known, ", ")));
}

void check_languages(const credential::EditionWithLearners& content,
                     const locale::CatalogueFolder& catalogues, Findings& findings) {
    const credential::Sources& sources = content.sources;
    const auto& languages = content.edition.languages;
    for (std::size_t i = 0; i < languages.size(); ++i) {
        if (catalogues.nearest(languages[i])) continue;
        findings.add(
            no_catalogue(languages[i], sources.edition.of(fmt::format("languages[{}]", i + 1)), catalogues));
    }
    for (const credential::Learner& learner : content.learners) {
        for (const Language& language : learner.languages) {
            if (catalogues.nearest(language)) continue;
            findings.add(no_catalogue(language, sources.of(learner, "languages"), catalogues));
        }
    }
    for (const auto& [field, language] : sources.edition.languages()) {
        const bool printed = std::find(languages.begin(), languages.end(), language) != languages.end();
        if (printed || catalogues.nearest(language)) continue;
        findings.warn({text_never_printed, sources.edition.of(field),
                       fmt::format("a text in “{}”, in which no document can be made; it is never printed",
                                   language.tag),
                       nearest_and_all(language.tag, tags_of(catalogues))});
    }
}

void check_known_names(const credential::EditionWithLearners& content, const AssetFolders& assets,
                       Findings& findings) {
    if (const auto theme = theme_of(content.edition, content.sources, assets); !theme)
        findings.add(theme.error());
    if (const auto catalogues = locale::CatalogueFolder::open(assets.locales))
        check_languages(content, *catalogues, findings);
}

std::vector<Language> languages_needed(const credential::EditionWithLearners& content) {
    std::set<Language> needed(content.edition.languages.begin(), content.edition.languages.end());
    for (const credential::Learner& learner : content.learners)
        needed.insert(learner.languages.begin(), learner.languages.end());
    for (const auto& [key, texts] : content.edition.text_overrides) {
        for (const auto& [language, pattern] : texts.texts) needed.insert(language);
    }
    return {needed.begin(), needed.end()};
}

std::vector<Language> document_languages(const AssetFolders& assets) {
    std::vector<Language> languages;
    for (const std::string& name : names_in(assets.locales)) {
        if (auto language = language_from_tag(name)) languages.push_back(std::move(*language));
    }
    return languages;
}

}  // namespace sigillum::issue
