#include "layout/theme.h"

#include <fmt/format.h>

#include <array>

#include "layout/json_object.h"

namespace sigillum::layout {
namespace {

constexpr double least_contrast = 4.5;  // of text on white, WCAG 2.2, 1.4.3
constexpr std::array<std::string_view, 2> orientation_names{"portrait", "landscape"};
constexpr std::array<std::string_view, 4> logo_slots{"alliance", "seal", "issuer", "supporter"};
constexpr std::array<std::string_view, 4> types{"achievement", "programme", "completion", "participation"};
constexpr int deepest_likeness = 4;

bool is_text(ColorRole role) { return role <= ColorRole::second; }

void read_colors(JsonObject& parent, const std::string& key, std::map<ColorRole, Color>* into) {
    const Json* json = parent.object(key);
    if (json == nullptr) return;
    JsonObject object = parent.inner(*json, key);
    for (std::size_t i = 0; i < color_role_names.size(); ++i) {
        const std::string_view name = color_role_names[i];
        std::string written;
        object.read(name, written);
        if (!object.has(name)) continue;
        const auto color = color_from_hex(written);
        if (!color) {
            object.refuse(name, fmt::format("“{}”", written), "a colour such as #1C3557");
        } else if (is_text(static_cast<ColorRole>(i)) && contrast_on_white(*color) < least_contrast) {
            object.refuse(name,
                          fmt::format("{}, contrast {:.1f} on white", written, contrast_on_white(*color)),
                          "a darker colour, contrast at least 4.5");
        } else if (into != nullptr) {
            (*into)[static_cast<ColorRole>(i)] = *color;
        }
    }
    parent.take(object.finish());
}

void read_logos(JsonObject& parent, const std::filesystem::path& folder, Theme& theme) {
    const Json* json = parent.object("logos");
    if (json == nullptr) return;
    JsonObject object = parent.inner(*json, "logos");
    for (const std::string_view slot : logo_slots) {
        std::string file;
        object.read(slot, file);
        if (!file.empty()) theme.logos[std::string(slot)] = folder / file;
    }
    parent.take(object.finish());
}

void read_fonts(JsonObject& object, Theme& theme) {
    std::string serif;
    std::string sans;
    object.read("serif", serif);
    object.read("sans", sans);
    if (!serif.empty()) theme.serif = serif;
    if (!sans.empty()) theme.sans = sans;
    object.read("display_scale", theme.display_scale);
    if (theme.display_scale < 0.7 || theme.display_scale > 1.2) {
        object.refuse("display_scale", fmt::format("{}", theme.display_scale), "a factor from 0.7 to 1.2");
    }
}

// Lays one file's values over the theme; colours of other types are checked and left.
Done apply(const Json& json, const std::filesystem::path& file, const std::string& type, Theme& theme) {
    JsonObject object(json, file.string(), bad_theme);
    std::string like;
    object.read("like", like);
    object.read("name", theme.name);
    read_colors(object, "colors", &theme.colors);
    const std::string colors_of = type == "programme" && !json.contains("programme") ? "achievement" : type;
    for (const std::string_view name : types) {
        read_colors(object, std::string(name), name == colors_of ? &theme.colors : nullptr);
    }
    if (const int orientation = object.read_word("orientation", orientation_names); orientation >= 0) {
        theme.orientation = static_cast<Orientation>(orientation);
    }
    int rank = theme.ornament_rank.value_or(-1);
    object.read("ornament_rank", rank);
    if (rank < (object.has("ornament_rank") ? 0 : -1) || rank > 3) {
        object.refuse("ornament_rank", std::to_string(rank), "a rank from 0 to 3");
    } else if (rank >= 0) {
        theme.ornament_rank = rank;
    }
    object.read("seal", theme.seal);
    object.read("mono", theme.mono);
    read_logos(object, file.parent_path(), theme);
    read_fonts(object, theme);
    return object.finish();
}

std::filesystem::path file_of(const std::filesystem::path& layouts, const std::string& name_or_path) {
    const std::filesystem::path given(name_or_path);
    return given.extension() == ".json" ? given : layouts / "themes" / (name_or_path + ".json");
}

Done read_over(const std::filesystem::path& layouts, const std::filesystem::path& file,
               const std::string& type, Theme& theme, int depth) {
    auto json = read_json_object(file, bad_theme);
    if (!json) return fail(json.error());
    if (json->contains("like") && (*json)["like"].is_string()) {
        if (depth >= deepest_likeness) {
            return fail(bad_theme, {.file = file.string(), .field = "like"},
                        "themes that are like each other in a ring", "a theme that stands alone at the end");
        }
        auto liked =
            read_over(layouts, file_of(layouts, (*json)["like"].get<std::string>()), type, theme, depth + 1);
        if (!liked) return liked;
    }
    return apply(*json, file, type, theme);
}

}  // namespace

Color Theme::color(ColorRole role) const {
    if (mono) return {};
    const auto found = colors.find(role);
    return found == colors.end() ? Color{} : found->second;
}

Result<Theme> read_theme(const std::filesystem::path& layouts, const std::string& name_or_path,
                         const std::string& type) {
    const std::filesystem::path file = file_of(layouts, name_or_path);
    Theme theme;
    if (auto read = read_over(layouts, file, type, theme, 0); !read) return fail(read.error());
    for (std::size_t i = 0; i < color_role_names.size(); ++i) {
        if (theme.mono || theme.colors.contains(static_cast<ColorRole>(i))) continue;
        return fail(bad_theme,
                    {.file = file.string(), .field = fmt::format("colors.{}", color_role_names[i])},
                    "no colour", "a colour for each role, or a theme that this one is like");
    }
    return theme;
}

}  // namespace sigillum::layout
