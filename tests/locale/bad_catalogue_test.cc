// Catalogues that are refused, each with the file and the key to mend.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "locale/catalogues.h"

namespace sigillum::locale {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

Json english() {
    std::ifstream file(SOURCE_DIR "/locales/en.json");
    return Json::parse(file);
}

Error refused(const std::string& name, const std::string& text) {
    const fs::path folder =
        fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder);
    fs::create_directories(folder);
    std::ofstream(folder / name) << text;
    const Result<Catalogues> loaded = Catalogues::load(folder);
    fs::remove_all(folder);
    if (!loaded) return loaded.error();
    ADD_FAILURE() << "the catalogue was not refused";
    return {};
}

TEST(BadCatalogue, ThatIsNoJsonIsRefused) {
    const Error error = refused("en.json", "{\"language\": ");
    EXPECT_EQ(error.kind, bad_catalogue);
    EXPECT_EQ(error.place.file, "en.json");
}

TEST(BadCatalogue, WithAPatternThatIcuRefusesNamesItsKey) {
    Json json = english();
    json["messages"]["foot.page"] = "Page {page of {pages}";
    const Error error = refused("en.json", json.dump());
    EXPECT_EQ(error.kind, bad_catalogue);
    EXPECT_EQ(error.place.field, "foot.page");
}

TEST(BadCatalogue, WhoseTagIsNotTheNameOfItsFileIsRefused) {
    const Error error = refused("sv.json", english().dump());
    EXPECT_EQ(error.kind, bad_language_tag);
    EXPECT_EQ(error.place.field, "language");
}

TEST(BadCatalogue, WithoutReviewIsRefused) {
    Json json = english();
    json.erase("review");
    EXPECT_EQ(refused("en.json", json.dump()).kind, bad_catalogue);
}

TEST(BadCatalogue, WithAnUnknownReviewStatusIsRefused) {
    Json json = english();
    json["review"]["status"] = "perfect";
    EXPECT_EQ(refused("en.json", json.dump()).place.field, "status");
}

TEST(BadCatalogue, WithAMessageThatIsNoTextNamesIt) {
    Json json = english();
    json["messages"]["row.grade"] = 3;
    EXPECT_EQ(refused("en.json", json.dump()).place.field, "messages.row.grade");
}

TEST(BadCatalogue, WithADatePatternThatIsNoneIsRefused) {
    Json json = english();
    json["dates"]["same_month"] = "d MMMM y";
    EXPECT_EQ(refused("en.json", json.dump()).place.field, "same_month");
}

TEST(BadCatalogue, WithAWrongMemberThatMayBeLeftOutIsRefused) {
    for (const auto& [member, value] : std::vector<std::pair<std::string, Json>>{
             {"quotation_marks", "«»"},
             {"list_joints", ", "},
             {"euphony", Json::object()},
             {"euphony", Json::array({{{"joint", " e "}, {"instead", " ed "}}})},
             {"euphony", Json::array({{{"joint", " e "}, {"instead", " ed "}, {"before", {"e", 3}}}})},
         }) {
        Json json = english();
        json[member] = value;
        EXPECT_EQ(refused("en.json", json.dump()).place.field, member) << value;
    }
    Json json = english();
    json["dates"]["first_day"] = 1;
    EXPECT_EQ(refused("en.json", json.dump()).place.field, "first_day");
    json["dates"]["first_day"] = "d";
    json["dates"]["first_apart"] = "d";
    EXPECT_EQ(refused("en.json", json.dump()).place.field, "first_apart");
}

TEST(BadCatalogue, WithAnEndingOfADateThatIsNoneIsRefused) {
    for (const Json& ending : {Json("a"), Json{{"of", "month"}, {"usual", "a"}, {"after", Json::object()}},
                               Json{{"of", "day"}, {"after", Json::object()}},
                               Json{{"of", "day"}, {"usual", "a"}, {"after", {{"ra", "1"}}}},
                               Json{{"of", "day"}, {"usual", "a"}, {"after", {{"ra", {1}}}}}}) {
        Json json = english();
        json["dates"]["endings"] = {{"a", ending}};
        EXPECT_EQ(refused("en.json", json.dump()).place.field, "endings.a") << ending;
    }
    Json json = english();
    json["dates"]["day"] = "d'{a}' MMMM y";
    const Error error = refused("en.json", json.dump());
    EXPECT_EQ(error.place.field, "dates");
    EXPECT_NE(error.found.find("{a}"), std::string::npos);
}

TEST(BadCatalogue, AFolderWithoutCataloguesIsRefused) {
    const Result<Catalogues> loaded = Catalogues::load("/nowhere");
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().place.file, "/nowhere");
}

}  // namespace
}  // namespace sigillum::locale
