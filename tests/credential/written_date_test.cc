#include "credential/written_date.h"

#include <gtest/gtest.h>

#include <string>

namespace sigillum::credential {
namespace {

// "1999-02-01", "1999-02-01 or 1999-01-02", or what is wrong.
std::string reading(const std::string& text, std::optional<DateOrder> order = {}) {
    const WrittenDate written = WrittenDates(order).read(text);
    if (!written.date) return written.found;
    return to_iso(*written.date) + (written.other ? " or " + to_iso(*written.other) : "");
}

struct Row {
    const char* text;
    const char* reading;
};

TEST(WrittenDate, IsReadWhereItCanMeanOneDayOnly) {
    const Row rows[] = {
        {"1999-02-01", "1999-02-01"},
        {"1999-02", "1999-02"},
        {"1999", "1999"},
        {"1.2.1999", "1999-02-01"},
        {"01.02.1999", "1999-02-01"},
        {"1. 2. 1999", "1999-02-01"},
        {"1999/2/1", "1999-02-01"},
        {"1999.02.01", "1999-02-01"},
        {"1999-02-01 00:00:00", "1999-02-01"},
        {"1999-02-01T00:00:00", "1999-02-01"},
        {"01.02.1999 00:00", "1999-02-01"},
        {"02/13/1999", "1999-02-13"},
        {"13/02/1999", "1999-02-13"},
        {"05/05/1999", "1999-05-05"},
        {"13-02-1999", "1999-02-13"},
        {"02.1999", "1999-02"},
        {"02/1999", "1999-02"},
        {"1 Feb 1999", "1999-02-01"},
        {"1. Februar 1999", "1999-02-01"},
        {"1.Februar 1999", "1999-02-01"},
        {"01-FEB-1999", "1999-02-01"},
        {"February 1, 1999", "1999-02-01"},
        {"Februar 1999", "1999-02"},
        {"3. März 1999", "1999-03-03"},
        {"3. Mrz. 1999", "1999-03-03"},
        {"1 lutego 1999", "1999-02-01"},
        {"15 listopada 1999", "1999-11-15"},
        {"1 février 1999", "1999-02-01"},
        {"1 febbraio 1999", "1999-02-01"},
        {"1. februar 1999", "1999-02-01"},
        {"29.02.2000", "2000-02-29"},
    };
    for (const Row& row : rows) EXPECT_EQ(reading(row.text), row.reading) << row.text;
}

TEST(WrittenDate, IsNeverGuessed) {
    const Row rows[] = {
        {"02/03/1999", "1999-03-02 or 1999-02-03"},
        {"2-3-1999", "1999-03-02 or 1999-02-03"},
        {"1.2.99", "a year of two digits"},
        {"01/02/03", "a year of two digits"},
        {"1 Feb 99", "a year of two digits"},
        {"29.02.1999", "a day that does not exist"},
        {"02.13.1999", "a day that does not exist"},
        {"32/01/1999", "a day that does not exist"},
        {"2001-02-29", "a day that does not exist"},
        {"soon", "no date"},
        {"1 Brumaire 1999", "no date"},
        {"1999-02-01 13:45", "no date"},
        {"1.2.1999 (?)", "no date"},
        {"19990201", "no date"},
        {"", "no date"},
    };
    for (const Row& row : rows) EXPECT_EQ(reading(row.text), row.reading) << row.text;
}

TEST(WrittenDate, FollowsTheOrderThatTheEditionDeclares) {
    EXPECT_EQ(reading("02/03/1999", DateOrder::day_first), "1999-03-02");
    EXPECT_EQ(reading("02/03/1999", DateOrder::month_first), "1999-02-03");
    // A date that contradicts the order is not turned round.
    EXPECT_EQ(reading("02/13/1999", DateOrder::day_first), "a day that does not exist");
    EXPECT_EQ(reading("13/02/1999", DateOrder::month_first), "a day that does not exist");
    EXPECT_EQ(reading("2.3.1999", DateOrder::month_first), "1999-03-02");
}

}  // namespace
}  // namespace sigillum::credential
