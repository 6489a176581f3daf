#include "web/page_files.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/digest.h"
#include "base/file.h"
#include "locale/catalogue_folder.h"
#include "locale/direction.h"
#include "web/lean_markup.h"
#include "web/lean_script.h"
#include "web/lean_style.h"

namespace sigillum::web {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::size_t largest_file = 4U << 20U;
constexpr std::string_view version_mark = "@VERSION@";
constexpr const char* worker = "worker.js";

// Messages of the documents that the page shows too: the names of the types.
constexpr std::string_view type_names[] = {"name.achievement.academic", "name.achievement.professional",
                                           "name.completion", "name.participation"};

Result<std::vector<fs::path>> files_below(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> found;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (at->is_regular_file(error)) found.push_back(at->path());
    }
    if (error || found.empty()) {
        return fail(page_not_found, {.file = folder.string()},
                    "the files of the verification page are not there",
                    "the folder that holds its index.html");
    }
    std::sort(found.begin(), found.end());
    return found;
}

// What the page needs of a catalogue: {language, formats, name, dir, messages}.
Result<Json> page_texts(const fs::path& file) {
    const auto text = read_file(file, largest_file);
    if (!text) return fail(text.error());
    const auto catalogue = Json::parse(*text, nullptr, false);
    if (!catalogue.is_object() || !catalogue.contains("messages")) {
        return fail(page_not_found, {.file = file.string()}, "no message catalogue",
                    "a catalogue of locales/");
    }
    Json messages = Json::object();
    for (const auto& [key, message] : catalogue["messages"].items()) {
        const bool is_type =
            std::find(std::begin(type_names), std::end(type_names), key) != std::end(type_names);
        if (is_type || key.starts_with("site.")) messages[key] = message;
    }
    const std::string language = catalogue.value("language", file.stem().string());
    return Json{{"language", language},
                {"formats", catalogue.value("formats", language)},
                {"name", catalogue.value("name", language)},
                {"dir", locale::is_right_to_left({language}) ? "rtl" : "ltr"},
                {"messages", std::move(messages)}};
}

// As browsers need it: what only the authors read is left out.
Result<Bytes> lean(const fs::path& file, Bytes bytes) {
    if (file.extension() == ".css") return lean_style(bytes);
    const bool script = file.extension() == ".js";
    if (!script && file.extension() != ".html") return bytes;
    auto text = script ? lean_script(bytes) : lean_markup(bytes);
    if (text) return text;
    Error error = text.error();
    error.place.file = file.string();
    return fail(std::move(error));
}

Done add_own_files(const fs::path& folder, SiteFiles& files) {
    const auto paths = files_below(folder);
    if (!paths) return fail(paths.error());
    for (const fs::path& path : *paths) {
        auto bytes =
            read_file(path, largest_file).and_then([&](Bytes whole) { return lean(path, std::move(whole)); });
        if (!bytes) return fail(bytes.error());
        files[path.lexically_relative(folder).generic_string()] = *std::move(bytes);
    }
    if (files.contains("index.html") && files.contains(worker)) return {};
    return fail(page_not_found, {.file = folder.string()}, "index.html or worker.js is missing",
                "the folder that holds the verification page");
}

// The page does without: then a browser must read the codes in pictures itself.
Done add_decoder(const fs::path& folder, SiteFiles& files) {
    std::error_code unknown;
    if (!fs::exists(folder / "decode.js", unknown)) return {};
    for (const char* name : {"decode.js", "index.js", "LICENSE"}) {
        auto bytes = read_file(folder / name, largest_file);
        if (!bytes) return fail(bytes.error());
        files[std::string("decoder/") + name] = *std::move(bytes);
    }
    return {};
}

Result<Json> add_texts(const fs::path& folder, SiteFiles& files) {
    const auto catalogues = locale::CatalogueFolder::open(folder);
    if (!catalogues) return fail(catalogues.error());
    Json languages = Json::array();
    for (const Language& of_file : catalogues->languages()) {
        const auto texts = page_texts(catalogues->file_of(of_file));
        if (!texts) return fail(texts.error());
        const std::string language = (*texts)["language"];
        files["texts/" + language + ".json"] = texts->dump();
        languages.push_back({{"tag", language}, {"name", (*texts)["name"]}, {"dir", (*texts)["dir"]}});
    }
    return languages;
}

}  // namespace

Done add_page(const PageSources& sources, const std::string& host, const std::string& issuer,
              SiteFiles& files) {
    SiteFiles page;
    if (const Done done = add_own_files(sources.page, page); !done) return done;
    if (const Done done = add_decoder(sources.decoder, page); !done) return done;
    auto languages = add_texts(sources.locales, page);
    if (!languages) return fail(languages.error());
    page["site.json"] = Json{{"host", host}, {"issuer", issuer}, {"languages", std::move(*languages)}}.dump();

    Bytes all;
    for (const auto& [path, content] : page) all += path + content;
    Bytes& text = page[worker];
    const std::size_t mark = text.find(version_mark);
    if (mark == Bytes::npos) {
        return fail(page_not_found, {.file = (sources.page / worker).string()}, "no place for a version",
                    std::string(version_mark));
    }
    text.replace(mark, version_mark.size(), to_hex(sha256(all)).substr(0, 16));
    files.merge(page);
    return {};
}

}  // namespace sigillum::web
