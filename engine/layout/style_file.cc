#include "layout/style_file.h"

#include <fmt/format.h>

#include <array>

namespace sigillum::layout {
namespace {

constexpr std::array<std::string_view, 2> family_names{"serif", "sans"};
constexpr Length smallest_size = Length::pt(7.5);  // design: section 3, smallest size allowed anywhere

void read_steps(JsonObject& object, std::vector<FontStep>& steps) {
    const Json* json = object.array("steps");
    if (json == nullptr) return;
    steps.clear();
    for (std::size_t i = 0; i < json->size(); ++i) {
        const std::string place = fmt::format("steps[{}]", i);
        if (!(*json)[i].is_object())
            return object.refuse(place, (*json)[i].dump(), "{\"size\": …, \"lead\": …}");
        JsonObject step = object.inner((*json)[i], place);
        FontStep read;
        step.read_points("size", read.size);
        step.read_points("lead", read.lead);
        step.read("lines", read.lines);
        if (read.size < smallest_size)
            step.refuse("size", fmt::format("{} pt", read.size.pt()), "at least 7.5 pt");
        if (read.lead < read.size)
            step.refuse("lead", fmt::format("{} pt", read.lead.pt()), "at least the size");
        if (read.lines < 0)
            step.refuse("lines", std::to_string(read.lines), "a number of lines, or 0 for any");
        object.take(step.finish());
        steps.push_back(read);
    }
    if (steps.empty()) object.refuse("steps", "an empty list", "at least one size");
}

void read_style(JsonObject& object, Style& style) {
    if (const int family = object.read_word("family", family_names); family >= 0)
        style.family = static_cast<Family>(family);
    if (const int role = object.read_word("color", color_role_names); role >= 0)
        style.color = static_cast<ColorRole>(role);
    object.read("weight", style.weight);
    object.read("italic", style.italic);
    object.read("tracking", style.tracking_em);
    object.read("tabular", style.tabular);
    read_steps(object, style.steps);
    if (style.color > ColorRole::second) {
        object.refuse("color", "a colour for ornament", "ink, display, accent, muted or second");
    }
}

}  // namespace

void read_styles(JsonObject& parent, const std::string& key, std::map<StyleName, Style>& into) {
    const Json* json = parent.object(key);
    if (json == nullptr) return;
    JsonObject styles = parent.inner(*json, key);
    for (std::size_t i = 0; i < style_names.size(); ++i) {
        const std::string name(style_names[i]);
        const Json* own = styles.object(name);
        if (own == nullptr) continue;
        JsonObject object = styles.inner(*own, name);
        read_style(object, into[static_cast<StyleName>(i)]);
        styles.take(object.finish());
    }
    parent.take(styles.finish());
}

}  // namespace sigillum::layout
