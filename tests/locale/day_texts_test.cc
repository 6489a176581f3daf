// The table of days against ICU, which writes each date by itself.
#include "locale/day_texts.h"

#include <gtest/gtest.h>
#include <unicode/timezone.h>

#include <memory>

#include "locale/country_names.h"

namespace sigillum::locale {
namespace {

std::unique_ptr<icu::SimpleDateFormat> format_of(const char* pattern, const char* locale) {
    UErrorCode status = U_ZERO_ERROR;
    auto format = std::make_unique<icu::SimpleDateFormat>(icu::UnicodeString::fromUTF8(pattern),
                                                          icu::Locale(locale), status);
    EXPECT_TRUE(U_SUCCESS(status));
    format->adoptTimeZone(icu::TimeZone::getGMT()->clone());
    return format;
}

constexpr std::int64_t day = 86'400;

TEST(DayTexts, AreWhatIcuWritesOnEveryDayOfEighteenYears) {
    const struct {
        const char* pattern;
        const char* locale;
    } languages[] = {{"d MMMM y", "en"},
                     {"d. MMMM y", "de"},
                     {"d MMMM y 'г'.", "bg"},
                     {"d בMMMM y", "he"},
                     {"y'{ko}' MMMM'ren' d", "eu"},
                     {"d. M. y", "sl"},
                     {"d 'de' MMMM 'de' y", "es"},
                     {"d MMMM y", "ar@numbers=latn"}};
    for (const auto& language : languages) {
        const auto format = format_of(language.pattern, language.locale);
        const DayTexts texts;
        const std::int64_t begin = seconds_at_midnight_utc({1994, 1, 1});
        for (std::int64_t i = 0; i < 18 * 365; ++i) {
            const Date date = date_of({begin + i * day, 0});
            ASSERT_EQ(texts.of(*format, date), written_by_icu(*format, date))
                << language.pattern << to_iso(date);
        }
    }
}

TEST(DayTexts, LeaveToIcuWhatChangesFromYearToYear) {
    EXPECT_EQ(DayTexts().of(*format_of("EEEE d MMMM y", "en"), {2026, 7, 3}), std::nullopt);
    EXPECT_EQ(DayTexts().of(*format_of("d MMMM yy", "en"), {2026, 7, 3}), std::nullopt);
    EXPECT_EQ(DayTexts().of(*format_of("d MMMM y", "fa"), {2026, 7, 3}), std::nullopt) << "other figures";
    EXPECT_EQ(DayTexts().of(*format_of("d MMMM y", "en"), {1582, 10, 4}), std::nullopt);
    EXPECT_EQ(DayTexts().of(*format_of("d 'EEEE' y", "en"), {2026, 7, 3}), "3 EEEE 2026");
}

TEST(CountryNames, AreThoseOfIcuAndForOtherCodesTheCode) {
    const icu::Locale german("de");
    const CountryNames names;
    EXPECT_EQ(names.of("VN", german), "Vietnam");
    EXPECT_EQ(names.of("XK", german), "Kosovo") << "not in ISO 3166, but asked for";
    EXPECT_EQ(names.of("QX", german), "QX");
}

}  // namespace
}  // namespace sigillum::locale
