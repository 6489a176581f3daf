#include "credential/decimal.h"

#include <fmt/format.h>

namespace sigillum::credential {
namespace {

constexpr std::int64_t one = 1000000;

}  // namespace

std::int64_t millionths(std::string_view decimal) {
    const auto point = decimal.find('.');
    std::int64_t value = 0;
    for (const char c : decimal.substr(0, point)) {
        if (c < '0' || c > '9' || value > one) return 0;
        value = value * 10 + (c - '0');
    }
    value *= one;
    if (point == std::string_view::npos) return value;
    std::int64_t worth = one / 10;
    for (const char c : decimal.substr(point + 1)) {
        if (c < '0' || c > '9') return 0;
        value += (c - '0') * worth;
        worth /= 10;
    }
    return value;
}

std::string decimal_from(std::int64_t millionths) {
    std::string text = fmt::format("{}.{:06}", millionths / one, millionths % one);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

}  // namespace sigillum::credential
