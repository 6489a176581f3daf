#include "layout/layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "layout/theme.h"

namespace sigillum::layout {
namespace {

namespace fs = std::filesystem;
using namespace literals;

const fs::path layouts = fs::path(SOURCE_DIR) / "layouts";

// A copy of layouts/ in which one file has other content.
class OwnLayouts {
  public:
    OwnLayouts(const std::string& file, const std::string& content) {
        folder_ = fs::path(testing::TempDir()) / std::to_string(std::hash<std::string>{}(content));
        fs::remove_all(folder_);
        fs::copy(layouts, folder_, fs::copy_options::recursive);
        std::ofstream(folder_ / file) << content;
    }
    ~OwnLayouts() { fs::remove_all(folder_); }
    const fs::path& folder() const { return folder_; }

  private:
    fs::path folder_;
};

TEST(Layout, The_four_types_are_complete) {
    const std::map<std::string, int> ranks{
        {"achievement", 3}, {"programme", 3}, {"completion", 2}, {"participation", 1}};
    for (const auto& [type, rank] : ranks) {
        const auto layout = read_layout(layouts, type);
        ASSERT_TRUE(layout) << to_string(layout.error());
        EXPECT_EQ(layout->type, type);
        EXPECT_EQ(layout->ornament_rank, rank);
        EXPECT_EQ(layout->seal, rank == 3);
    }
}

TEST(Layout, The_grid_is_that_of_the_design) {
    const auto layout = read_layout(layouts, "achievement").value();
    EXPECT_EQ(layout.portrait.left, 25_mm);
    EXPECT_EQ(layout.portrait.column_start + layout.portrait.column_middle + layout.portrait.column_end,
              160_mm);
    EXPECT_EQ(layout.landscape.column_start + layout.landscape.column_middle + layout.landscape.column_end,
              233_mm);
    EXPECT_EQ(layout.supplement.right - layout.supplement.left, 166_mm);
    EXPECT_EQ(layout.style(StyleName::learner_name, false).steps.front().size, 40_pt);
    EXPECT_EQ(layout.style(StyleName::learner_name, true).steps.front().size, 34_pt);
    EXPECT_EQ(layout.style(StyleName::phrase, true).steps.front().size, 13_pt);
}

TEST(Layout, No_style_goes_below_seven_and_a_half_points) {
    const auto layout = read_layout(layouts, "achievement").value();
    for (const auto& styles : {layout.styles, layout.landscape_styles}) {
        for (const auto& [name, style] : styles) {
            for (const FontStep& step : style.steps)
                EXPECT_GE(step.size, 7.5_pt) << style_names[static_cast<std::size_t>(name)];
        }
    }
}

TEST(Layout, A_type_may_change_what_all_share) {
    const OwnLayouts own(
        "completion/layout.json",
        R"({"type": "completion", "statement": [{"field": "name"}], "portrait": {"code_size": 33},
                             "styles": {"issuer": {"italic": true}}})");
    const auto layout = read_layout(own.folder(), "completion");
    ASSERT_TRUE(layout) << to_string(layout.error());
    EXPECT_EQ(layout->portrait.code_size, 33_mm);
    EXPECT_EQ(layout->portrait.left, 25_mm);
    EXPECT_TRUE(layout->style(StyleName::issuer, false).italic);
    EXPECT_EQ(layout->style(StyleName::issuer, false).steps.front().size, 18_pt);
}

struct BadFile {
    const char* name;
    const char* content;
    const char* field;
    const char* expected;
};

class BadLayouts : public testing::TestWithParam<BadFile> {};

TEST_P(BadLayouts, Is_refused_with_file_and_key) {
    const OwnLayouts own("completion/layout.json", GetParam().content);
    const auto layout = read_layout(own.folder(), "completion");
    ASSERT_FALSE(layout);
    EXPECT_EQ(layout.error().kind, bad_layout);
    EXPECT_THAT(layout.error().place.file, testing::EndsWith("layout.json"));
    EXPECT_EQ(layout.error().place.field, GetParam().field);
    EXPECT_THAT(layout.error().expected, testing::HasSubstr(GetParam().expected));
}

INSTANTIATE_TEST_SUITE_P(
    Layout, BadLayouts,
    testing::Values(
        BadFile{"unknown key", R"({"type": "completion", "portrat": {}})", "portrat", "portrait"},
        BadFile{"unknown key within", R"({"portrait": {"lft": 20}})", "portrait.lft", "left"},
        BadFile{"text for a length", R"({"portrait": {"left": "20"}})", "portrait.left", "millimetres"},
        BadFile{"too small", R"({"styles": {"foot": {"steps": [{"size": 6, "lead": 8}]}}})",
                "styles.foot.steps[0].size", "7.5"},
        BadFile{"rank", R"({"ornament_rank": 4})", "ornament_rank", "0 to 3"},
        BadFile{"unknown colour", R"({"styles": {"foot": {"color": "mutd"}}})", "styles.foot.color", "muted"},
        BadFile{"another type", R"({"type": "programme", "statement": [{"field": "name"}]})", "type",
                "completion"},
        BadFile{"no JSON", "{", "", "JSON"}),
    [](const auto& test) {
        std::string name = test.param.name;
        std::replace(name.begin(), name.end(), ' ', '_');
        return name;
    });

TEST(Theme, The_themes_of_the_house_serve_all_types) {
    for (const char* name : {"enhance", "enhance-landscape", "mono", "plain", "gentium-noto"}) {
        for (const char* type : {"achievement", "programme", "completion", "participation"}) {
            const auto theme = read_theme(layouts, name, type);
            ASSERT_TRUE(theme) << to_string(theme.error());
            for (const ColorRole role : {ColorRole::ink, ColorRole::display, ColorRole::accent,
                                         ColorRole::muted, ColorRole::second}) {
                EXPECT_GE(contrast_on_white(theme->color(role)), 4.5) << name << " " << type;
            }
        }
    }
}

TEST(Theme, Each_type_has_its_own_display_colour) {
    EXPECT_EQ(read_theme(layouts, "enhance", "achievement")->color(ColorRole::display),
              (Color{0x1C, 0x35, 0x57}));
    EXPECT_EQ(read_theme(layouts, "enhance", "programme")->color(ColorRole::display),
              (Color{0x1C, 0x35, 0x57}));
    EXPECT_EQ(read_theme(layouts, "enhance", "completion")->color(ColorRole::display),
              (Color{0x0F, 0x4A, 0x4D}));
    EXPECT_EQ(read_theme(layouts, "enhance", "participation")->color(ColorRole::display),
              (Color{0x4A, 0x2B, 0x52}));
    EXPECT_EQ(read_theme(layouts, "mono", "participation")->color(ColorRole::braid), Color{});
}

TEST(Theme, One_beside_an_edition_says_only_what_differs) {
    const OwnLayouts own(
        "own.json",
        R"({"like": "enhance", "colors": {"display": "#5A1020"}, "logos": {"seal": "stamp.svg"}})");
    const auto theme = read_theme(layouts, (own.folder() / "own.json").string(), "achievement");
    ASSERT_TRUE(theme) << to_string(theme.error());
    EXPECT_EQ(theme->color(ColorRole::display), (Color{0x5A, 0x10, 0x20}));
    EXPECT_EQ(theme->color(ColorRole::ink), (Color{0x1A, 0x22, 0x33}));
    EXPECT_EQ(theme->logos.at("seal"), own.folder() / "stamp.svg");
}

TEST(Theme, Mistakes_are_refused_with_file_and_key) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {R"({"like": "enhance", "colors": {"ink": "#999999"}})", "colors.ink"},  // contrast 2.8
        {R"({"like": "enhance", "completion": {"display": "#FFEE00"}})", "completion.display"},
        {R"({"like": "enhance", "colors": {"ink": "blue"}})", "colors.ink"},
        {R"({"like": "enhance", "orientation": "upright"})", "orientation"},
        {R"({"like": "enhance", "ornament_rank": -2})", "ornament_rank"},
        {R"({"like": "enhance", "colours": {}})", "colours"},
        {R"({"colors": {"ink": "#000000"}})", "colors.display"},
        {R"({"like": "own.json"})", ""},
    };
    for (const auto& [content, field] : cases) {
        const OwnLayouts own("own.json", content);
        const auto theme = read_theme(layouts, (own.folder() / "own.json").string(), "achievement");
        ASSERT_FALSE(theme) << content;
        if (field.empty()) continue;
        EXPECT_EQ(theme.error().kind, bad_theme) << content;
        EXPECT_EQ(theme.error().place.field, field);
    }
}

}  // namespace
}  // namespace sigillum::layout
