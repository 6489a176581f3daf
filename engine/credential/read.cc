#include "credential/read.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"
#include "credential/directory_file.h"
#include "credential/edition_file.h"
#include "credential/learner_list.h"
#include "credential/reading.h"
#include "credential/rules.h"

namespace sigillum::credential {
namespace {

constexpr std::size_t largest_edition = 8U << 20U;
constexpr std::size_t largest_list = 256U << 20U;

// The edition file meant by a path to it, to its folder, or to the learners' list beside it.
std::filesystem::path edition_path(const std::filesystem::path& path) {
    std::error_code ignored;
    const std::string extension = path.extension().string();
    if (!std::filesystem::is_directory(path, ignored) && (extension == ".toml" || extension == ".json"))
        return path;
    const auto folder = std::filesystem::is_directory(path, ignored) ? path : path.parent_path();
    const auto json = folder / "edition.json";
    const auto toml = folder / "edition.toml";
    return std::filesystem::exists(json, ignored) && !std::filesystem::exists(toml, ignored) ? json : toml;
}

// The nearest folder's name when the edition gives no id of its own.
std::string id_of(const std::filesystem::path& folder) { return folder.filename().string(); }

void read_the_directory(EditionFile& edition, const Places& places, Places& in_directory,
                        Findings& findings) {
    if (edition.directory_file.empty()) {
        if (!places.has("directory")) {
            findings.add({missing_field, places.of("directory"), "not given",
                          "the file with the alliance and its universities: directory = "
                          "\"../directory/directory.toml\""});
        }
        return;
    }
    const std::filesystem::path path = edition.folder / edition.directory_file;
    edition.directory = read_directory(path, path.filename().string(), findings, in_directory);
}

LearnerList read_the_learners(const EditionFile& edition, const Places& places, Findings& findings) {
    if (edition.learners.given) {
        if (edition.learners.given->empty()) {
            findings.add(
                {no_learners, places.of("learners"), "no learner in the list", "an entry for each learner"});
        }
        return {.learners = Learners(*edition.learners.given), .columns = {}, .table = {}};
    }
    const auto bytes = read_file(edition.folder / edition.learners.file, largest_list, edition.learners.file);
    if (!bytes) {
        findings.add(bytes.error());
        return {};
    }
    const Language main = edition.languages.empty() ? Language{"en"} : edition.languages.front();
    return learners_from_list(*bytes, edition.learners.file, edition.learners, main, findings);
}

// Where the list names its columns in its own way, findings do so too; a part of a cell is found in its
// column.
Findings in_the_lists_own_words(const Findings& findings, const ListColumns& columns) {
    Findings translated;
    for (Finding finding : findings.list()) {
        Place& place = finding.error.place;
        if (place.row > 0) {
            place.field.erase(std::min(place.field.find('['), place.field.size()));
            if (const auto own = columns.find(place.field); own != columns.end()) {
                place.field = own->second.name;
                place.column = own->second.number;
            }
        }
        translated.add(std::move(finding));
    }
    return translated;
}

}  // namespace

ReadEdition read_edition(const std::filesystem::path& path, const CheckContext& context) {
    ReadEdition read;
    const std::filesystem::path file = edition_path(path);
    const std::string shown = file.filename().string();
    const auto bytes = read_file(file, largest_edition, shown);
    const auto parse = file.extension() == ".json" ? value_from_json : value_from_toml;
    const auto value = bytes ? parse(*bytes, shown) : Result<Value>(fail(bytes.error()));
    if (!value) {
        read.findings.add(value.error());
        return read;
    }
    Places places(shown);
    EditionFile edition = edition_from_value(*value, shown, read.findings, places);
    edition.folder = std::filesystem::absolute(file).lexically_normal().parent_path();
    if (edition.id.empty()) edition.id = id_of(edition.folder);
    Places in_directory;
    read_the_directory(edition, places, in_directory, read.findings);
    LearnerList list = read_the_learners(edition, places, read.findings);
    if (context.keep_list && list.table)
        read.list = ReadList{edition.learners.file, edition.folder / edition.learners.file,
                             std::move(*list.table), list.header_row};
    list.table.reset();  // a long list is in memory once
    const ListColumns columns = std::move(list.columns);
    read.edition = EditionWithLearners{static_cast<Edition&&>(edition),
                                       std::move(list.learners),
                                       {std::move(places), std::move(in_directory), columns}};
    const Sources& sources = read.edition->sources;
    settle_grades(*read.edition, read.findings);
    explain_grades(*read.edition);
    check_all(Check(*read.edition, sources.edition, sources.directory, context, read.findings));
    read.findings = in_the_lists_own_words(read.findings, columns);
    read.findings.sort();
    return read;
}

}  // namespace sigillum::credential
