#include "base/date.h"

#include <gtest/gtest.h>

namespace sigillum {
namespace {

TEST(Date, ReadsIsoDatesThatExist) {
    EXPECT_EQ(date_from_iso("2026-07-03"), (Date{2026, 7, 3}));
    EXPECT_EQ(date_from_iso("2024-02-29"), (Date{2024, 2, 29}));
}

TEST(Date, RefusesEverythingElse) {
    for (const char* text : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-7-3", "03.07.2026", "2026/07/03",
                             "2026-07-03 ", "2026-07", "", "0000-01-01", "2026-07-3x", "+026-07-03"}) {
        EXPECT_FALSE(date_from_iso(text)) << text;
    }
}

TEST(PartialDate, KnowsYearAloneAndYearWithMonth) {
    EXPECT_EQ(partial_date_from_iso("2002"), (PartialDate{2002, 0, 0}));
    EXPECT_EQ(partial_date_from_iso("2002-03"), (PartialDate{2002, 3, 0}));
    EXPECT_EQ(to_iso(PartialDate{2002, 3, 0}), "2002-03");
    EXPECT_EQ(to_iso(PartialDate{2002, 3, 14}), "2002-03-14");
    EXPECT_FALSE(partial_date_from_iso("2002-3"));
}

// Seconds by hand: `date -ud 2026-07-03T12:05:32Z +%s` gives 1783080332.
TEST(Instant, KeepsTheOffsetItWasReadWith) {
    const auto instant = instant_from_iso("2026-07-03T14:05:32+02:00");
    ASSERT_TRUE(instant);
    EXPECT_EQ(instant->seconds, 1783080332);
    EXPECT_EQ(instant->offset_minutes, 120);
    EXPECT_EQ(to_iso(*instant), "2026-07-03T14:05:32+02:00");
    EXPECT_EQ(to_iso(Instant{1783080332, 0}), "2026-07-03T12:05:32Z");
}

TEST(Instant, DayIsTheOneOnItsOwnClock) {
    EXPECT_EQ(date_of(*instant_from_iso("2026-07-03T23:30:00-05:00")), (Date{2026, 7, 3}));
    EXPECT_EQ(date_of(*instant_from_iso("2026-12-31T23:30:00Z")), (Date{2026, 12, 31}));
}

TEST(Instant, RefusesFormsWithoutAZone) {
    for (const char* text : {"2026-07-03T14:05:32", "2026-07-03 14:05:32Z", "2026-07-03T24:00:00Z",
                             "2026-07-03T14:05:32+2:00"}) {
        EXPECT_FALSE(instant_from_iso(text)) << text;
    }
}

}  // namespace
}  // namespace sigillum
