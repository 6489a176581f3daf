#include "issue/statement_changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "issue/reviewed_batch.h"

namespace sigillum::issue {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

json two_learners() {
    return json::parse(
        R"({"version": 1, "program": "sigillum 1", "edition": {"issuer": {"id": "wut"}}, "units": [],
        "presentation": {"theme": "plain"},
        "files": [{"role": "layout", "file": "common.json", "sha256": "aa"}],
        "learners": [{"key": "A", "learner": {"name": "Ada", "grade": {"value": "4"}}, "languages": ["en"],
                      "date_of_issuing": "2026-06-26"},
                     {"key": "B", "learner": {"name": "Bo"}, "languages": ["en"], "date_of_issuing": "2026-06-26"}]})");
}

std::vector<std::string> changes_to(const json& present) {
    BatchStatement before;
    before.json = two_learners();
    BatchStatement now;
    now.json = present;
    return statement_changes(before, now);
}

TEST(StatementChanges, OfTheSameAreNone) { EXPECT_THAT(changes_to(two_learners()), IsEmpty()); }

TEST(StatementChanges, NameFieldsOfLearnersWithBothValues) {
    json now = two_learners();
    now["learners"][0]["learner"]["grade"]["value"] = "5";
    now["learners"][0]["languages"] = {"en", "pl"};
    now["learners"][1]["learner"].erase("name");
    EXPECT_THAT(changes_to(now), ElementsAre("learner “A”: grade.value was “4”, is “5”",
                                             "learner “A”: languages[2] was not given, is “pl”",
                                             "learner “B”: name was “Bo”, is not given now"));
}

TEST(StatementChanges, NameLearnersThatCameLeftOrMoved) {
    json left = two_learners();
    left["learners"].erase(1);
    left["learners"].push_back({{"key", "C"}});
    EXPECT_THAT(changes_to(left),
                ElementsAre("learner “B” is no longer in the list", "learner “C” is new in the list"));
    json moved = two_learners();
    std::swap(moved["learners"][0], moved["learners"][1]);
    EXPECT_THAT(changes_to(moved), ElementsAre("the learners stand in another order"));
}

TEST(StatementChanges, NameWhatAllDocumentsShare) {
    json now = two_learners();
    now["edition"]["issuer"]["id"] = "eth";
    now["presentation"]["theme"] = "mono";
    now["files"][0]["sha256"] = "bb";
    now["program"] = "sigillum 2";
    EXPECT_THAT(changes_to(now), ElementsAre("edition: issuer.id was “wut”, is “eth”",
                                             "presentation: theme was “plain”, is “mono”",
                                             "the file common.json (layout) has another content",
                                             "the program was “sigillum 1”, is “sigillum 2”"));
}

// A list that somebody made up is compared without a stumble.
TEST(StatementChanges, StandAListOfAnyShape) {
    json odd = two_learners();
    odd["learners"][0] = {{"key", "A"}, {"learner", 7}, {"languages", "en"}};
    odd["files"] = {1, {{"role", 3}}};
    odd["edition"] = json::object();
    odd["program"] = 5;
    EXPECT_FALSE(changes_to(odd).empty());
    BatchStatement before;
    before.json = odd;
    BatchStatement now;
    now.json = two_learners();
    EXPECT_FALSE(statement_changes(before, now).empty());
}

TEST(BatchStatement, IsReadBackOnlyWhenItIsOne) {
    EXPECT_TRUE(read_batch_statement(two_learners().dump(), "list.json"));
    for (const char* member : {"edition", "learners", "files", "units", "presentation", "version"}) {
        json broken = two_learners();
        broken.erase(member);
        const auto read = read_batch_statement(broken.dump(), "list.json");
        ASSERT_FALSE(read) << member;
        EXPECT_EQ(read.error().kind, bad_batch_statement);
    }
    EXPECT_FALSE(read_batch_statement("{", "list.json"));
    json deep = two_learners();
    deep["presentation"]["theme"] = json::parse(std::string(100, '[') + std::string(100, ']'));
    EXPECT_FALSE(read_batch_statement(deep.dump(), "list.json"));
}

}  // namespace
}  // namespace sigillum::issue
