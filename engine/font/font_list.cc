#include "font/font_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/file.h"

namespace sigillum::font {
namespace {

using nlohmann::json;

constexpr std::size_t largest_list = 1U << 20U;

std::filesystem::path find_below(const std::vector<std::string>& folders, const std::string& file) {
    for (const std::string& folder : folders) {
        std::error_code ignored;
        const std::filesystem::path path = std::filesystem::path(folder) / file;
        if (std::filesystem::exists(path, ignored)) return path;
    }
    return folders.empty() ? std::filesystem::path(file) : std::filesystem::path(folders.front()) / file;
}

// Puts the wanted family in front; false when the list does not know it.
bool prefer(std::vector<std::string>& chain, const std::string& family,
            const std::vector<ListedFace>& faces) {
    if (family.empty()) return true;
    const bool known =
        std::any_of(faces.begin(), faces.end(), [&](const ListedFace& f) { return f.family == family; });
    if (!known) return false;
    std::erase(chain, family);
    chain.insert(chain.begin(), family);
    return true;
}

FontList list_from(const json& value) {
    const auto folders = value.at("folders").get<std::vector<std::string>>();
    FontList list;
    for (const json& entry : value.at("faces")) {
        ListedFace face;
        face.file = find_below(folders, entry.at("file").get<std::string>());
        face.family = entry.at("family").get<std::string>();
        face.serves.weight = entry.at("weight").get<int>();
        face.serves.italic = entry.at("italic").get<bool>();
        face.package = entry.at("package").get<std::string>();
        face.required = entry.at("required").get<bool>();
        face.index = entry.value("index", 0U);
        face.scripts = entry.value("scripts", std::vector<std::string>{});
        face.languages = entry.value("languages", std::vector<std::string>{});
        list.faces.push_back(std::move(face));
    }
    list.chains[static_cast<std::size_t>(Family::serif)] =
        value.at("chains").at("serif").get<std::vector<std::string>>();
    list.chains[static_cast<std::size_t>(Family::sans)] =
        value.at("chains").at("sans").get<std::vector<std::string>>();
    return list;
}

}  // namespace

Result<FontList> read_font_list(const std::filesystem::path& path, const FamilyPair& pair) {
    const auto bytes = read_file(path, largest_list);
    if (!bytes) return fail(bytes.error());
    FontList list;
    try {
        list = list_from(json::parse(*bytes));
    } catch (const json::exception& error) {
        return fail(bad_font_list, {.file = path.string()}, error.what(),
                    "a list of fonts as docs/design-guide.md describes");
    }
    for (const auto& [family, name] :
         {std::pair{Family::serif, pair.serif}, std::pair{Family::sans, pair.sans}}) {
        if (!prefer(list.chains[static_cast<std::size_t>(family)], name, list.faces)) {
            return fail(bad_font_list, {.file = path.string()}, fmt::format("lists no family “{}”", name),
                        "a family of this list");
        }
    }
    return list;
}

}  // namespace sigillum::font
