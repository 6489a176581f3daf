#include "issue/known_names.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/nearest.h"
#include "locale/catalogue_file.h"

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

// What is wrong with a catalogue of which all texts should be reviewed.
std::optional<Error> unreviewed(const locale::CatalogueFile& file,
                                const credential::EditionWithLearners& content) {
    locale::ReviewCounts counts = locale::counts_on_documents(file);
    const auto& further = content.edition.further;
    const std::string field = further ? further->isced_f : std::string();
    const bool named = further && further->isced_f_name.find(file.language) != nullptr;
    if (!named && file.fields_of_education.contains(field))
        counts.add(file.marks.of(std::string(locale::field_prefix) + field));
    if (counts.unreviewed == 0) return std::nullopt;
    const int all = counts.official + counts.reviewed + counts.unreviewed;
    const std::string& tag = file.language.tag;
    return Error{
        unreviewed_catalogue, content.sources.edition.of("requires_reviewed_catalogues"),
        fmt::format("{} of the {} texts of documents in “{}” are neither official nor reviewed ({} official, "
                    "{} reviewed)",
                    counts.unreviewed, all, tag, counts.official, counts.reviewed),
        fmt::format("a native speaker's review: `sigillum locales --export {0} --to {0}.xlf`, then "
                    "`sigillum locales --import {0}.xlf`; or the field left out",
                    tag)};
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
    const auto catalogues = locale::CatalogueFolder::open(assets.locales);
    if (!catalogues) return;
    check_languages(content, *catalogues, findings);
    check_reviewed(content, *catalogues, findings);
}

void check_reviewed(const credential::EditionWithLearners& content, const locale::CatalogueFolder& catalogues,
                    Findings& findings) {
    if (!content.edition.requires_reviewed_catalogues) return;
    std::set<Language> printed;
    for (const Language& language : printed_languages(content)) {
        if (auto nearest = catalogues.nearest(language)) printed.insert(std::move(*nearest));
    }
    for (const Language& language : printed) {
        const auto file = locale::read_catalogue_file(catalogues.file_of(language));
        if (!file) continue;  // said where the catalogue is loaded
        if (auto error = unreviewed(*file, content)) findings.add(std::move(*error));
    }
}

std::set<Language> printed_languages(const credential::EditionWithLearners& content) {
    std::set<Language> languages(content.edition.languages.begin(), content.edition.languages.end());
    for (const credential::Learner& learner : content.learners)
        languages.insert(learner.languages.begin(), learner.languages.end());
    return languages;
}

std::vector<Language> languages_needed(const credential::EditionWithLearners& content) {
    std::set<Language> needed = printed_languages(content);
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
