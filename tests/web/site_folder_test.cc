// A site takes the place of the one before it, whole or not at all.
#include "web/site_folder.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <string>
#include <vector>

namespace sigillum::web {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SiteFolder : public ::testing::Test {
  protected:
    SiteFolder()
        : folder_(fs::path(BUILD_DIR) / "test_web" /
                  ::testing::UnitTest::GetInstance()->current_test_info()->name()) {
        fs::remove_all(folder_);
    }
    // All files, as paths in the folder.
    std::vector<std::string> files() const {
        std::vector<std::string> found;
        for (const auto& entry : fs::recursive_directory_iterator(folder_))
            if (entry.is_regular_file())
                found.push_back(entry.path().lexically_relative(folder_).generic_string());
        std::sort(found.begin(), found.end());
        return found;
    }
    Bytes content(const std::string& path) const {
        return read_file(folder_ / path, 1'000'000).value_or("none");
    }
    Done put(const SiteFiles& site, std::int64_t keep_since = 0) const {
        return put_in_place(folder_, site, keep_since);
    }

    fs::path folder_;
};

TEST_F(SiteFolder, IsExchangedAsAWhole) {
    ASSERT_TRUE(put({{"index.html", "old"}, {"texts/en.json", "{}"}, {"gone.js", "1"}}));
    EXPECT_THAT(files(), ElementsAre("V/gone.js", "V/index.html", "V/texts/en.json", "index.html"));
    ASSERT_TRUE(put({{"index.html", "new"}, {"texts/en.json", "{}"}}));
    EXPECT_THAT(files(), ElementsAre("V/index.html", "V/texts/en.json", "index.html"));
    EXPECT_EQ(content("V/index.html"), "new");
}

TEST_F(SiteFolder, KeepsListsThatReadersMayStillAskFor) {
    ASSERT_TRUE(put({{"status/1-notes-aa-1000.jwt", "a"},
                     {"status/1-notes-bb-2000.jwt", "b"},
                     {"status/1/revocation.jwt", "stable"},
                     {"status/now.json", "{}"}}));
    ASSERT_TRUE(put({{"status/1-notes-cc-3000.jwt", "c"}, {"status/now.json", "{}"}}, 2000));
    EXPECT_THAT(files(), ElementsAre("V/status/1-notes-bb-2000.jwt", "V/status/1-notes-cc-3000.jwt",
                                     "V/status/now.json", "index.html"));
    EXPECT_EQ(content("V/status/1-notes-bb-2000.jwt"), "b");
}

TEST_F(SiteFolder, OneThatCannotBeWrittenLeavesTheOldOne) {
    ASSERT_TRUE(put({{"index.html", "old"}}));
    const Done done = put({{"a", "a file"}, {"a/b", "in a file"}, {"index.html", "new"}});
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, cannot_write_file);
    EXPECT_THAT(files(), ElementsAre("V/index.html", "index.html"));
    EXPECT_EQ(content("V/index.html"), "old");
}

TEST_F(SiteFolder, IsWrittenByOneProgramAtATime) {
    ASSERT_TRUE(put({{"index.html", "old"}}));
    const int held = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY);
    ASSERT_EQ(::flock(held, LOCK_EX | LOCK_NB), 0);
    const Done done = put({{"index.html", "new"}});
    ::close(held);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, publishing_elsewhere);
    EXPECT_EQ(content("V/index.html"), "old");
    EXPECT_TRUE(put({{"index.html", "new"}})) << "free again";
}

TEST_F(SiteFolder, WhatAnInterruptedRunLeftIsTakenAway) {
    ASSERT_TRUE(put({{"index.html", "old"}}));
    fs::create_directories(folder_ / ".V-new/status");
    ASSERT_TRUE(write_file(folder_ / ".V-new/status/half.jwt", "half"));
    ASSERT_TRUE(put({{"index.html", "new"}}));
    EXPECT_THAT(files(), ElementsAre("V/index.html", "index.html"));
}

}  // namespace
}  // namespace sigillum::web
