#include "base/error.h"

#include <gtest/gtest.h>

#include "base/findings.h"

namespace sigillum {
namespace {

constexpr ErrorKind some_kind{"some-kind"};

TEST(Place, ReadsAsAPersonWouldSayIt) {
    EXPECT_EQ(to_string(Place{.file = "edition.toml", .line = 12, .column = 9}), "edition.toml:12:9");
    EXPECT_EQ(to_string(Place{.file = "learners.csv", .row = 7, .field = "birthdate"}),
              "learners.csv row 7, column birthdate");
    EXPECT_EQ(to_string(Place{.field = "workload.ects"}), "workload.ects");
    EXPECT_EQ(to_string(Place{.file = "edition.toml", .line = 3, .column = 1, .field = "issuer"}),
              "edition.toml:3:1 (issuer)");
    EXPECT_EQ(to_string(Place{}), "");
}

TEST(Error, SaysWhatWasFoundAndWhatWasExpected) {
    EXPECT_EQ(
        to_string(Error{
            some_kind, {.file = "edition.toml", .line = 2, .column = 1}, "found “9”", "a level from 5 to 8"}),
        "edition.toml:2:1: found “9”; expected a level from 5 to 8");
    EXPECT_EQ(to_string(Error{some_kind, {}, "the disk is full", ""}), "the disk is full");
}

TEST(Findings, KeepWarningsApartAndSortByPlace) {
    Findings findings;
    findings.warn({some_kind, {.file = "b", .line = 1}, "late", ""});
    findings.add({some_kind, {.file = "a", .line = 9}, "second", ""});
    findings.add({some_kind, {.file = "a", .line = 2}, "first", ""});
    findings.add({some_kind, {.file = "a", .line = 2}, "first", ""});
    findings.sort();
    ASSERT_EQ(findings.list().size(), 3U);
    EXPECT_EQ(findings.list()[0].error.found, "first");
    EXPECT_EQ(findings.list()[1].error.found, "second");
    EXPECT_EQ(findings.errors(), 2);
    EXPECT_EQ(findings.warnings(), 1);
    EXPECT_TRUE(findings.has_errors());
}

}  // namespace
}  // namespace sigillum
