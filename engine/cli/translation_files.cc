#include "cli/translation_files.h"

#include <fmt/format.h>

#include "base/file.h"
#include "base/findings.h"
#include "cli/commands.h"
#include "cli/report.h"
#include "locale/catalogue_file.h"
#include "locale/translation.h"
#include "locale/xliff.h"

namespace sigillum::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = 8U << 20U;
constexpr ErrorKind no_catalogue{"no-catalogue"};

int found(const Error& error) {
    print_error(error);
    return found_errors;
}

// A catalogue of its own, not that of the nearest language: an import must not write into another's.
Result<fs::path> file_of(const locale::CatalogueFolder& folder, const Language& language) {
    if (folder.nearest(language) == language) return folder.file_of(language);
    return fail(no_catalogue, {}, fmt::format("there is no catalogue of “{}”", language.tag),
                "a language that `sigillum locales` lists; a new one begins with a copy of locales/en.json");
}

Result<locale::CatalogueFile> english_of(const locale::CatalogueFolder& folder) {
    return locale::read_catalogue_file(folder.file_of({"en"}));
}

std::string counted(int number, const char* thing) {
    return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

}  // namespace

int export_texts(const LocalesOptions& options, const locale::CatalogueFolder& folder) {
    const auto language = language_from_tag(options.export_language);
    const auto file = file_of(folder, language.value_or(Language{options.export_language}));
    if (!file) return refused(file.error());
    const auto english = english_of(folder);
    if (!english) return found(english.error());
    const auto own = locale::read_catalogue_file(*file);
    if (!own) return found(own.error());
    const locale::Xliff xliff = locale::for_translators(*english, *own);
    const fs::path to = options.to.empty() ? fs::path(own->language.tag + ".xlf") : options.to;
    if (const Done written = write_file(to, locale::write_xliff(xliff)); !written)
        return found(written.error());
    fmt::print("{}: {}, en to {}\n", to.string(), counted(static_cast<int>(xliff.units.size()), "text"),
               own->language.tag);
    return success;
}

int import_texts(const LocalesOptions& options, const locale::CatalogueFolder& folder) {
    const std::string shown = options.imported.filename().string();
    const auto bytes = read_file(options.imported, largest_file, options.imported.string());
    if (!bytes) return refused(bytes.error());
    const auto xliff = locale::read_xliff(*bytes, shown);
    if (!xliff) return found(xliff.error());
    const auto file = file_of(folder, xliff->target);
    if (!file) return found(file.error());
    const auto english = english_of(folder);
    if (!english) return found(english.error());
    const auto json = read_file(*file, largest_file);
    if (!json) return found(json.error());
    const auto own = locale::read_catalogue_file(*json, file->filename().string());
    if (!own) return found(own.error());
    Findings findings;
    const locale::TakenOver taken = locale::take_over(*xliff, {*english, *own, *json}, shown, findings);
    if (findings.has_errors()) return refused(findings, options.json);
    const fs::path to = options.to.empty() ? *file : options.to;
    if (const Done written = write_file(to, taken.catalogue); !written) return found(written.error());
    fmt::print("{}: {} and {} changed\n", to.string(), counted(taken.texts, "text"),
               counted(taken.marks, "review mark"));
    if (taken.marks > 0) fmt::print("Say in review.note of the file who has read it.\n");
    return success;
}

}  // namespace sigillum::cli
