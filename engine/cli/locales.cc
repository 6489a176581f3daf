#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/report.h"
#include "cli/translation_files.h"
#include "locale/catalogue_file.h"
#include "locale/catalogues.h"
#include "locale/direction.h"
#include "locale/script.h"

namespace sigillum::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Row {
    std::string english_name;
    locale::CatalogueFile file;
    locale::ReviewCounts messages, fields;
    bool right_to_left = false;
};

Result<std::vector<Row>> rows_of(const locale::CatalogueFolder& folder) {
    const auto english = locale::Catalogues::load(folder, {{"en"}});
    if (!english) return fail(english.error());
    std::vector<Row> rows;
    for (const Language& language : folder.languages()) {
        auto file = locale::read_catalogue_file(folder.file_of(language));
        if (!file) return fail(file.error());
        const locale::Catalogue* names = english->find({"en"});
        rows.push_back({.english_name = names == nullptr ? language.tag : names->language_name(language),
                        .file = {},
                        .messages = locale::counts_of_messages(*file),
                        .fields = locale::counts_of_fields(*file),
                        .right_to_left = locale::is_right_to_left(language)});
        rows.back().file = std::move(*file);
    }
    return rows;
}

Json json_of(const locale::ReviewCounts& counts) {
    return {{"official", counts.official}, {"reviewed", counts.reviewed}, {"unreviewed", counts.unreviewed}};
}

Json json_of(const Row& row) {
    return {{"language", row.file.language.tag},
            {"english_name", row.english_name},
            {"name", row.file.name},
            {"direction", row.right_to_left ? "rtl" : "ltr"},
            {"script", locale::script_of(row.file.language)},
            {"messages", json_of(row.messages)},
            {"fields_of_education", json_of(row.fields)}};
}

// Columns on a terminal: bytes that begin a character. The names have no combining marks and no wide letters.
std::string padded(const std::string& text, std::size_t width) {
    const auto columns = static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    return text + std::string(width > columns ? width - columns : 1, ' ');
}

std::string table_of(const std::vector<Row>& rows) {
    const auto line = [](const std::array<std::string, 5>& words) {
        return padded(words[0], 8) + padded(words[1], 18) + padded(words[2], 18) + padded(words[3], 5) +
               padded(words[4], 4);
    };
    std::string text = line({"", "", "", "", ""}) + "messages                 ISCED-F names\n";
    text +=
        line({"tag", "language", "own name", "", ""}) + "official reviewed  not   official reviewed  not\n";
    for (const Row& row : rows) {
        // The direction stands behind the own name, so that no figure is drawn into a name from right to
        // left.
        text += line({row.file.language.tag, row.english_name, row.file.name,
                      locale::script_of(row.file.language), row.right_to_left ? "rtl" : "ltr"});
        text += fmt::format("{:>8} {:>8} {:>4}   {:>8} {:>8} {:>4}\n", row.messages.official,
                            row.messages.reviewed, row.messages.unreviewed, row.fields.official,
                            row.fields.reviewed, row.fields.unreviewed);
    }
    return text +
           "\nofficial: from an official source; reviewed: read by a native speaker; not: by nobody yet.\n";
}

int list_locales(const LocalesOptions& options, const locale::CatalogueFolder& folder) {
    const auto rows = rows_of(folder);
    if (!rows) {
        print_error(rows.error());
        return found_errors;
    }
    if (!options.json) {
        fmt::print("{}", table_of(*rows));
        return success;
    }
    Json list = Json::array();
    for (const Row& row : *rows) list.push_back(json_of(row));
    fmt::print("{}\n", list.dump(2, ' ', false, Json::error_handler_t::replace));
    return success;
}

}  // namespace

int run_locales(const LocalesOptions& options, const issue::AssetFolders& assets) {
    const auto folder = locale::CatalogueFolder::open(assets.locales);
    if (!folder) {
        print_error(folder.error());
        return found_errors;
    }
    if (!options.export_language.empty()) return export_texts(options, *folder);
    if (!options.imported.empty()) return import_texts(options, *folder);
    return list_locales(options, *folder);
}

}  // namespace sigillum::cli
