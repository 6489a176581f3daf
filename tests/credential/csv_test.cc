#include "credential/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "credential/csv_delimiter.h"
#include "credential/learner_list.h"

namespace sigillum::credential {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Csv, FindsTheDelimiterInTheFirstLine) {
    for (const char delimiter : {',', ';', '\t', '|'}) {
        std::string text = "key?name?birth_date\n1?Anna, Maria; x?2000\n";
        for (char& c : text) c = c == '?' ? delimiter : c;
        if (delimiter == ',' || delimiter == ';') text = text.substr(0, text.find('\n') + 1);
        const auto found = delimiter_of(text, "l.csv", [](const auto&) { return 0; });
        ASSERT_TRUE(found);
        EXPECT_EQ(*found, delimiter);
        const auto table = csv_from(text, "l.csv", *found);
        ASSERT_TRUE(table);
        EXPECT_THAT(table->rows[0], ElementsAre("key", "name", "birth_date"));
    }
}

TEST(Csv, ReadsQuotedCells) {
    const auto table = csv_from("a,b\r\n\"x, \"\"y\"\"\nz\",\"\"\r\n\r\n1,", "l.csv", ',');
    ASSERT_TRUE(table);
    ASSERT_EQ(table->rows.size(), 4U);
    EXPECT_THAT(table->rows[1], ElementsAre("x, \"y\"\nz", ""));
    EXPECT_THAT(table->rows[2], IsEmpty());
    EXPECT_THAT(table->rows[3], ElementsAre("1", ""));
}

TEST(Csv, NamesRowAndColumnOfAFault) {
    const auto table = csv_from("key,name\n1,Anna\n2,\"Bjørn\"x\n", "l.csv", ',');
    ASSERT_FALSE(table);
    EXPECT_EQ(to_string(table.error().place), "l.csv row 3, column name");
}

Findings findings_of(const std::string& list, const LearnersSource& source = {}) {
    Findings findings;
    learners_from_list(list, "l.csv", source, Language{"en"}, findings);
    return findings;
}

TEST(LearnerList, ReadsWithAByteOrderMark) {
    Findings findings;
    const auto learners =
        learners_from_list("\xEF\xBB\xBFkey;name\n1;Łucja\n", "l.csv", {}, Language{"en"}, findings).learners;
    ASSERT_EQ(learners.size(), 1U);
    EXPECT_EQ(learners[0].name, "Łucja");
    EXPECT_EQ(to_string(learners[0].place), "l.csv row 2");
    EXPECT_THAT(findings.list(), IsEmpty());
}

TEST(LearnerList, ReadsTheEncodingsOfStudyOffices) {
    const std::vector<std::pair<std::string, std::string>> lists = {
        {"windows-1250", "key;name\n1;\xA3ucja \xAF\xF3\xB3\xE6\n"},
        {"ISO-8859-2", "key;name\n1;\xA3ucja \xAF\xF3\xB3\xE6\n"},
        {"UTF-16LE",
         std::string("k\0e\0y\0;\0n\0a\0m\0e\0\n\0001\0;\0A\1u\0c\0j\0a\0 \0{\1\xF3\0B\1\7\1\n\0", 42)},
    };
    for (const auto& [encoding, bytes] : lists) {
        Findings findings;
        const auto learners =
            learners_from_list(bytes, "l.csv", {.encoding = encoding}, Language{"en"}, findings).learners;
        ASSERT_EQ(learners.size(), 1U) << encoding;
        EXPECT_EQ(learners[0].name, "Łucja Żółć") << encoding;
    }
}

TEST(LearnerList, NamesTheCellInAnotherEncoding) {
    const Findings findings = findings_of("key,name\n1,Łucja\n2,Bj\xF8rn\n3,Åse\n");
    ASSERT_EQ(findings.list().size(), 1U);
    EXPECT_EQ(findings.list()[0].error.kind, ErrorKind{"mixed-encoding"});
    EXPECT_EQ(to_string(findings.list()[0].error.place), "l.csv row 3, column name");
}

TEST(LearnerList, LeavesOutSpacesAroundATextWithANote) {
    Findings findings;
    const auto learners =
        learners_from_list("key,name\n1, Anna \n", "l.csv", {}, Language{"en"}, findings).learners;
    EXPECT_EQ(learners[0].name, "Anna");
    ASSERT_EQ(findings.list().size(), 1U);
    EXPECT_EQ(findings.list()[0].severity, Severity::note);
}

TEST(LearnerList, SuggestsTheNearestColumn) {
    const Findings findings = findings_of("key,name,brithdate\n1,Anna,2000\n");
    ASSERT_EQ(findings.list().size(), 1U);
    EXPECT_EQ(findings.list()[0].error.expected, "“birth_date”?");
}

TEST(LearnerList, GivesUnitsTheirGrades) {
    Findings findings;
    const auto learners = learners_from_list("key,name,grade:u2,units,grade:u1\n1,Anna,5.0,u2; u1,\n",
                                             "l.csv", {}, Language{"en"}, findings)
                              .learners;
    ASSERT_EQ(learners.size(), 1U);
    ASSERT_EQ(learners[0].units.size(), 2U);
    EXPECT_EQ(learners[0].units[0].unit, "u2");
    EXPECT_EQ(learners[0].units[0].grade->value, "5.0");
    EXPECT_FALSE(learners[0].units[1].grade);
    EXPECT_THAT(findings.list(), IsEmpty());
}

}  // namespace
}  // namespace sigillum::credential
