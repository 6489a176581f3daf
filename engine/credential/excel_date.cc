#include "credential/excel_date.h"

#include <chrono>

namespace sigillum::credential {
namespace {

constexpr std::int64_t day_that_never_was = 60;  // "29 February 1900"

}  // namespace

std::optional<Date> date_from_serial(std::int64_t serial, DateSystem system) {
    using namespace std::chrono;
    constexpr std::int64_t most_days = 2958465;  // 31 December 9999 from 1900
    const bool from_1900 = system == DateSystem::from_1900;
    if (serial < (from_1900 ? 1 : 0) || serial > most_days) return std::nullopt;
    if (from_1900 && serial == day_that_never_was) return std::nullopt;
    const year_month_day first =
        from_1900 ? year{1899} / 12 / (serial < day_that_never_was ? 31 : 30) : year{1904} / 1 / 1;
    const year_month_day day{sys_days{first} + days{serial}};
    if (static_cast<int>(day.year()) > 9999) return std::nullopt;
    return Date{static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                static_cast<int>(static_cast<unsigned>(day.day()))};
}

}  // namespace sigillum::credential
