#include "layout/layout.h"

#include <fmt/format.h>

#include <array>
#include <cassert>

#include "layout/json_object.h"
#include "layout/style_file.h"

namespace sigillum::layout {
namespace {

template <class Grid>
struct NamedLength {
    std::string_view key;
    Length Grid::*member;
};

constexpr std::array certificate_lengths{
    NamedLength<CertificateGrid>{"page_width", &CertificateGrid::page_width},
    NamedLength<CertificateGrid>{"page_height", &CertificateGrid::page_height},
    NamedLength<CertificateGrid>{"left", &CertificateGrid::left},
    NamedLength<CertificateGrid>{"right", &CertificateGrid::right},
    NamedLength<CertificateGrid>{"crown_top", &CertificateGrid::crown_top},
    NamedLength<CertificateGrid>{"crown_bottom", &CertificateGrid::crown_bottom},
    NamedLength<CertificateGrid>{"logo_height", &CertificateGrid::logo_height},
    NamedLength<CertificateGrid>{"logo_width", &CertificateGrid::logo_width},
    NamedLength<CertificateGrid>{"seal_diameter", &CertificateGrid::seal_diameter},
    NamedLength<CertificateGrid>{"title_top", &CertificateGrid::title_top},
    NamedLength<CertificateGrid>{"title_bottom", &CertificateGrid::title_bottom},
    NamedLength<CertificateGrid>{"title_highest", &CertificateGrid::title_highest},
    NamedLength<CertificateGrid>{"title_second_adds", &CertificateGrid::title_second_adds},
    NamedLength<CertificateGrid>{"title_measure", &CertificateGrid::title_measure},
    NamedLength<CertificateGrid>{"name_measure", &CertificateGrid::name_measure},
    NamedLength<CertificateGrid>{"spindle_gap", &CertificateGrid::spindle_gap},
    NamedLength<CertificateGrid>{"statement_bottom", &CertificateGrid::statement_bottom},
    NamedLength<CertificateGrid>{"authority_bottom", &CertificateGrid::authority_bottom},
    NamedLength<CertificateGrid>{"column_start", &CertificateGrid::column_start},
    NamedLength<CertificateGrid>{"column_middle", &CertificateGrid::column_middle},
    NamedLength<CertificateGrid>{"column_end", &CertificateGrid::column_end},
    NamedLength<CertificateGrid>{"signature_space", &CertificateGrid::signature_space},
    NamedLength<CertificateGrid>{"panel_width", &CertificateGrid::panel_width},
    NamedLength<CertificateGrid>{"panel_width_two", &CertificateGrid::panel_width_two},
    NamedLength<CertificateGrid>{"code_size", &CertificateGrid::code_size},
    NamedLength<CertificateGrid>{"foot_top", &CertificateGrid::foot_top},
    NamedLength<CertificateGrid>{"foot_bottom", &CertificateGrid::foot_bottom},
};

constexpr std::array supplement_lengths{
    NamedLength<SupplementGrid>{"page_width", &SupplementGrid::page_width},
    NamedLength<SupplementGrid>{"page_height", &SupplementGrid::page_height},
    NamedLength<SupplementGrid>{"left", &SupplementGrid::left},
    NamedLength<SupplementGrid>{"right", &SupplementGrid::right},
    NamedLength<SupplementGrid>{"head_top", &SupplementGrid::head_top},
    NamedLength<SupplementGrid>{"strip_top", &SupplementGrid::strip_top},
    NamedLength<SupplementGrid>{"body_top", &SupplementGrid::body_top},
    NamedLength<SupplementGrid>{"body_bottom", &SupplementGrid::body_bottom},
    NamedLength<SupplementGrid>{"foot_rule", &SupplementGrid::foot_rule},
    NamedLength<SupplementGrid>{"number_width", &SupplementGrid::number_width},
    NamedLength<SupplementGrid>{"heading_width", &SupplementGrid::heading_width},
    NamedLength<SupplementGrid>{"label_gap", &SupplementGrid::label_gap},
    NamedLength<SupplementGrid>{"key_width", &SupplementGrid::key_width},
    NamedLength<SupplementGrid>{"key_gap", &SupplementGrid::key_gap},
    NamedLength<SupplementGrid>{"pair_width", &SupplementGrid::pair_width},
    NamedLength<SupplementGrid>{"pair_gap", &SupplementGrid::pair_gap},
    NamedLength<SupplementGrid>{"row_above", &SupplementGrid::row_above},
    NamedLength<SupplementGrid>{"row_below", &SupplementGrid::row_below},
    NamedLength<SupplementGrid>{"key_row_gap", &SupplementGrid::key_row_gap},
    NamedLength<SupplementGrid>{"group_gap", &SupplementGrid::group_gap},
    NamedLength<SupplementGrid>{"unit_above", &SupplementGrid::unit_above},
    NamedLength<SupplementGrid>{"bullet_size", &SupplementGrid::bullet_size},
    NamedLength<SupplementGrid>{"bullet_indent", &SupplementGrid::bullet_indent},
    NamedLength<SupplementGrid>{"unsplit_row", &SupplementGrid::unsplit_row},
};

constexpr std::array rhythm_lengths{
    NamedLength<StatementRhythm>{"phrase_to_value", &StatementRhythm::phrase_to_value},
    NamedLength<StatementRhythm>{"name_to_birth", &StatementRhythm::name_to_birth},
    NamedLength<StatementRhythm>{"least_above", &StatementRhythm::least_above},
    NamedLength<StatementRhythm>{"least_below", &StatementRhythm::least_below},
    NamedLength<StatementRhythm>{"free_wanted", &StatementRhythm::free_wanted},
};

template <class Grid, std::size_t count>
void read_lengths(JsonObject& object, Grid& grid, const std::array<NamedLength<Grid>, count>& names) {
    for (const auto& name : names) object.read_millimetres(name.key, grid.*name.member);
}

void read_grid(JsonObject& parent, const std::string& key, CertificateGrid& grid) {
    const Json* json = parent.object(key);
    if (json == nullptr) return;
    JsonObject object = parent.inner(*json, key);
    read_lengths(object, grid, certificate_lengths);
    object.read("issuer_on_one_line", grid.issuer_on_one_line);
    object.read("code_caption_beside", grid.code_caption_beside);
    object.read("second_beside", grid.second_beside);
    parent.take(object.finish());
}

void read_grid(JsonObject& parent, const std::string& key, SupplementGrid& grid) {
    const Json* json = parent.object(key);
    if (json == nullptr) return;
    JsonObject object = parent.inner(*json, key);
    read_lengths(object, grid, supplement_lengths);
    object.read("unit_start_share", grid.unit_start_share);
    parent.take(object.finish());
}

void read_rhythm(JsonObject& parent, const std::string& key, StatementRhythm& rhythm) {
    const Json* json = parent.object(key);
    if (json == nullptr) return;
    JsonObject object = parent.inner(*json, key);
    read_lengths(object, rhythm, rhythm_lengths);
    object.read("last_shrink", rhythm.last_shrink);
    object.read("last_lead", rhythm.last_lead);
    if (const Json* gaps = object.array("gaps")) {
        rhythm.gaps.clear();
        for (const Json& gap : *gaps) {
            if (!gap.is_number()) object.refuse("gaps", gap.dump(), "numbers of millimetres");
            rhythm.gaps.push_back(gap.is_number() ? Length::mm(gap.get<double>()) : Length{});
        }
        for (std::size_t i = 1; i < rhythm.gaps.size(); ++i) {
            if (rhythm.gaps[i] < rhythm.gaps[i - 1])
                object.refuse("gaps", gaps->dump(), "gaps from small to large");
        }
        if (rhythm.gaps.empty()) object.refuse("gaps", "an empty list", "at least one gap");
    }
    parent.take(object.finish());
}

void read_entries(JsonObject& parent, const std::string& key, std::vector<Entry>& entries) {
    const Json* json = parent.array(key);
    if (json == nullptr) return;
    entries.clear();
    for (std::size_t i = 0; i < json->size(); ++i) {
        const std::string place = fmt::format("{}[{}]", key, i);
        if (!(*json)[i].is_object()) return parent.refuse(place, (*json)[i].dump(), "an object { … }");
        JsonObject object = parent.inner((*json)[i], place);
        Entry entry;
        object.read("field", entry.field);
        object.read("heading", entry.heading);
        object.read("style", entry.style);
        if (entry.field.empty()) object.refuse("field", "no field", "the name of a field");
        parent.take(object.finish());
        entries.push_back(std::move(entry));
    }
}

// Lays one file's values over the layout.
Done apply(const Json& json, const std::filesystem::path& file, Layout& layout) {
    JsonObject object(json, file.string(), bad_layout);
    object.read("type", layout.type);
    object.read("ornament_rank", layout.ornament_rank);
    object.read("seal", layout.seal);
    read_grid(object, "portrait", layout.portrait);
    read_grid(object, "landscape", layout.landscape);
    read_grid(object, "supplement", layout.supplement);
    read_rhythm(object, "rhythm", layout.rhythm);
    read_rhythm(object, "landscape_rhythm", layout.landscape_rhythm);
    read_entries(object, "statement", layout.statement);
    read_entries(object, "supplement_rows", layout.supplement_rows);
    read_entries(object, "unit_rows", layout.unit_rows);
    read_styles(object, "styles", layout.styles);
    read_styles(object, "landscape_styles", layout.landscape_styles);
    if (layout.ornament_rank < 0 || layout.ornament_rank > 3) {
        object.refuse("ornament_rank", std::to_string(layout.ornament_rank), "a rank from 0 to 3");
    }
    return object.finish();
}

// The first key without which pages cannot be set, or an empty text.
std::string missing_key(const Layout& layout) {
    const auto first_unset = [](const std::string& part, const auto& grid, const auto& names) -> std::string {
        for (const auto& name : names) {
            if (grid.*name.member == Length{}) return part + "." + std::string(name.key);
        }
        return {};
    };
    for (const std::string& key : {first_unset("portrait", layout.portrait, certificate_lengths),
                                   first_unset("landscape", layout.landscape, certificate_lengths),
                                   first_unset("supplement", layout.supplement, supplement_lengths)}) {
        if (!key.empty()) return key;
    }
    if (layout.rhythm.gaps.empty()) return "rhythm.gaps";
    if (layout.landscape_rhythm.gaps.empty()) return "landscape_rhythm.gaps";
    if (layout.statement.empty()) return "statement";
    for (std::size_t i = 0; i < style_names.size(); ++i) {
        const auto found = layout.styles.find(static_cast<StyleName>(i));
        if (found == layout.styles.end() || found->second.steps.empty())
            return "styles." + std::string(style_names[i]);
    }
    return {};
}

}  // namespace

const Style& Layout::style(StyleName name, bool in_landscape) const {
    if (in_landscape) {
        const auto found = landscape_styles.find(name);
        if (found != landscape_styles.end()) return found->second;
    }
    const auto found = styles.find(name);
    assert(found != styles.end() && "read_layout refuses a layout without this style");
    return found->second;
}

Result<Layout> read_layout(const std::filesystem::path& layouts, const std::string& type) {
    Layout layout;
    for (const auto& file : {layouts / "common.json", layouts / type / "layout.json"}) {
        auto json = read_json_object(file, bad_layout);
        if (!json) return fail(json.error());
        if (auto applied = apply(*json, file, layout); !applied) return fail(applied.error());
    }
    const std::filesystem::path own = layouts / type / "layout.json";
    if (layout.type != type) {
        return fail(bad_layout, {.file = own.string(), .field = "type"}, fmt::format("“{}”", layout.type),
                    fmt::format("“{}”, as its folder is named", type));
    }
    if (const std::string key = missing_key(layout); !key.empty()) {
        return fail(bad_layout, {.file = own.string(), .field = key},
                    "no value, neither here nor in common.json", "a value");
    }
    return layout;
}

}  // namespace sigillum::layout
