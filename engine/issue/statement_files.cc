#include "issue/statement_files.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "base/file.h"
#include "font/font_list.h"
#include "issue/known_names.h"

namespace sigillum::issue {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = 64U << 20U;
constexpr int most_themes = 8;  // that one may be like; reading the theme has refused rings

// Reads files and keeps what stands for each.
class FileDigests {
  public:
    Result<Bytes> add(const std::string& role, const fs::path& path) {
        auto bytes = read_file(path, largest_file);
        if (bytes) files_.push_back({role, path.filename().string(), sha256(*bytes)});
        return bytes;
    }
    void add(StatementFile file) { files_.push_back(std::move(file)); }

    std::vector<StatementFile> sorted() {
        std::sort(files_.begin(), files_.end(), [](const StatementFile& a, const StatementFile& b) {
            return std::tie(a.role, a.file) < std::tie(b.role, b.file);
        });
        return std::move(files_);
    }

  private:
    std::vector<StatementFile> files_;
};

fs::path theme_file(const AssetFolders& assets, const std::string& name_or_path) {
    const fs::path given(name_or_path);
    return given.extension() == ".json" ? given : assets.layouts / "themes" / (name_or_path + ".json");
}

// The theme's own file, and those of the themes that it is like.
Done add_themes(FileDigests& files, std::string name, const AssetFolders& assets) {
    for (int i = 0; i < most_themes && !name.empty(); ++i) {
        const auto bytes = files.add("theme", theme_file(assets, name));
        if (!bytes) return fail(bytes.error());
        const auto json = nlohmann::json::parse(*bytes, nullptr, /*allow_exceptions=*/false);
        const auto like = json.is_object() ? json.find("like") : json.end();
        name = json.is_object() && like != json.end() && like->is_string() ? like->get<std::string>() : "";
    }
    return {};
}

// The languages in which there are catalogues for the documents.
std::set<std::string> catalogues_in_use(const Workshop& workshop) {
    std::set<std::string> tags;
    const auto note = [&](const std::vector<Language>& languages) {
        for (const Language& language : languages) {
            const locale::Catalogue* catalogue = workshop.catalogues.find(language);
            if (catalogue != nullptr) tags.insert(catalogue->language().tag);
        }
    };
    note(workshop.edition().languages);
    for (const credential::Learner& learner : workshop.learners()) note(learner.languages);
    return tags;
}

Done add_fonts(FileDigests& files, const Workshop& workshop, const AssetFolders& assets) {
    if (const auto list = files.add("font-list", assets.fonts); !list) return fail(list.error());
    const auto fonts = font::read_font_list(
        assets.fonts, {workshop.theme.serif.value_or(""), workshop.theme.sans.value_or("")});
    if (!fonts) return fail(fonts.error());
    std::error_code ignored;
    for (const font::ListedFace& face : fonts->faces) {
        if (!face.required && !fs::exists(face.file, ignored)) continue;
        if (const auto bytes = files.add("font", face.file); !bytes) return fail(bytes.error());
    }
    return {};
}

// The rules of line breaks, and the dictionaries of the documents' languages that are installed.
Done add_line_rules(FileDigests& files, const Workshop& workshop, const AssetFolders& assets) {
    const fs::path rules = locale::line_rules_file(locale::line_rules_folder(assets.locales));
    if (const auto bytes = files.add("line-breaks", rules); !bytes) return fail(bytes.error());
    for (const fs::path& dictionary : workshop.line_rules.dictionary_files()) {
        if (const auto bytes = files.add("hyphenation", dictionary); !bytes) return fail(bytes.error());
    }
    return {};
}

}  // namespace

Result<std::vector<StatementFile>> statement_files(const Workshop& workshop, const AssetFolders& assets) {
    FileDigests files;
    const fs::path own_layout =
        assets.layouts / std::string(credential::name_of(workshop.edition().type)) / "layout.json";
    for (const fs::path& layout : {assets.layouts / "common.json", own_layout}) {
        if (const auto bytes = files.add("layout", layout); !bytes) return fail(bytes.error());
    }
    const auto theme = theme_of(workshop.edition(), workshop.content.sources, assets);
    if (!theme) return fail(theme.error());
    if (Done added = add_themes(files, *theme, assets); !added) return fail(added.error());
    for (const std::string& tag : catalogues_in_use(workshop)) {
        if (const auto bytes = files.add("catalogue", assets.locales / (tag + ".json")); !bytes)
            return fail(bytes.error());
    }
    if (Done added = add_fonts(files, workshop, assets); !added) return fail(added.error());
    if (Done added = add_line_rules(files, workshop, assets); !added) return fail(added.error());
    for (const PictureFile& picture : workshop.picture_files)
        files.add({"picture " + picture.name, picture.file, picture.content});
    files.add({"colour-profile", assets.icc_profile.filename().string(), sha256(workshop.icc_profile)});
    return files.sorted();
}

}  // namespace sigillum::issue
