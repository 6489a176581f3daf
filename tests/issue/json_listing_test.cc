#include "issue/json_listing.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"

namespace sigillum::issue {
namespace {

using nlohmann::ordered_json;

class JsonListingTest : public testing::Test {
  protected:
    // What the listing writes for these entries.
    Bytes written(const ordered_json& entries) {
        auto file = GrowingFile::begin(path_);
        EXPECT_TRUE(file);
        JsonListing listing(head_, "documents", *file);
        for (const ordered_json& entry : entries) EXPECT_TRUE(listing.append(entry));
        EXPECT_TRUE(listing.close());
        EXPECT_TRUE(file->keep());
        return read_file(path_, 1U << 20U).value_or(Bytes());
    }

    Bytes as_one_tree(const ordered_json& entries) const {
        ordered_json whole = head_;
        whole["documents"] = entries;
        return whole.dump(2) + "\n";
    }

    ~JsonListingTest() override { std::filesystem::remove(path_); }

    const std::filesystem::path path_ =
        std::filesystem::path(testing::TempDir()) /
        ("json_listing_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    const ordered_json head_ = {{"edition", "summer [2026]"}, {"specimen", true}};
};

TEST_F(JsonListingTest, EntriesStandAsInOneTree) {
    const ordered_json entries = {{{"key", "1"}, {"pages", 4}},
                                  {{"key", "line\nfeed, “quoted” and \"quoted\""}, {"parts", {1, 2}}},
                                  {{"key", "3"}, {"none", ordered_json::object()}}};
    EXPECT_EQ(written(entries), as_one_tree(entries));
}

TEST_F(JsonListingTest, OneEntryStandsAsInOneTree) {
    const ordered_json entries = ordered_json::array({{{"key", "1"}}});
    EXPECT_EQ(written(entries), as_one_tree(entries));
}

TEST_F(JsonListingTest, AListWithoutEntriesIsEmpty) {
    EXPECT_EQ(written(ordered_json::array()), as_one_tree(ordered_json::array()));
}

}  // namespace
}  // namespace sigillum::issue
