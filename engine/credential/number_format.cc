#include "credential/number_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sigillum::credential {
namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return small(x) == small(y); });
}

// The code of positive numbers, in small letters, without quoted texts, escaped characters and what stands in
// brackets: colours, conditions, languages. Elapsed time, "[h]", stays.
std::string bare(std::string_view code) {
    std::string letters;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '"' || c == '[') {
            const auto end = code.find(c == '"' ? '"' : ']', i + 1);
            if (end == std::string_view::npos) break;
            const std::string_view inside = code.substr(i + 1, end - i - 1);
            const bool elapsed =
                c == '[' && !inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos;
            if (elapsed) letters += 'h';
            i = end;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else {
            letters += small(c);
        }
    }
    return letters;
}

bool contains(std::string_view code, char c) { return code.find(c) != std::string_view::npos; }

NumberFormat digits(std::string_view code) {
    NumberFormat format;
    const auto point = code.find('.');
    const std::string_view whole = code.substr(0, point);
    const bool plain = !code.empty() && code.find_first_not_of("0#?.,") == std::string_view::npos;
    if (!plain) return format;
    format.whole_digits = static_cast<int>(std::count(whole.begin(), whole.end(), '0'));
    format.decimals = 0;
    if (point != std::string_view::npos) {
        const std::string_view behind = code.substr(point + 1);
        // "0.##" shows up to two digits, as many as there are.
        const bool fixed = behind.find_first_not_of('0') == std::string_view::npos;
        format.decimals = fixed ? static_cast<int>(behind.size()) : -1;
    }
    return format;
}

}  // namespace

NumberFormat number_format(std::string_view code) {
    constexpr std::size_t longest_code = 255;
    if (code.size() > longest_code || same_word(code, "General") || same_word(code, "Standard")) return {};
    const std::string letters = bare(code);
    const bool year = contains(letters, 'y') || contains(letters, 'e');
    const bool day = contains(letters, 'd');
    const bool time = contains(letters, 'h') || contains(letters, 's');
    const bool digit = contains(letters, '0') || contains(letters, '#') || contains(letters, '?');
    // "m" means minutes beside hours or seconds; "0.00E+00" has an "e" too.
    const bool month = contains(letters, 'm') && (year || day || !time);
    if (!(year || day || month) || (digit && !day && !month)) return digits(letters);
    return {.date = true, .day = day, .month = month, .year = year};
}

NumberFormat built_in_format(int id) {
    const auto between = [id](int first, int last) { return id >= first && id <= last; };
    if (id == 16) return {.date = true, .year = false};      // d-mmm
    if (id == 17) return {.date = true, .day = false};       // mmm-yy
    if (between(14, 15) || id == 22) return {.date = true};  // m/d/yyyy, d-mmm-yy, with time
    if (between(27, 31) || id == 36 || between(50, 58)) return {.date = true};  // dates of East Asia
    switch (id) {
        case 1:
        case 3:
        case 37:
        case 38:
            return {.decimals = 0, .whole_digits = 1};
        case 2:
        case 4:
        case 39:
        case 40:
            return {.decimals = 2, .whole_digits = 1};
        default:
            return {};
    }
}

std::string shown_number(std::string_view number, const NumberFormat& format) {
    double value = 0;
    const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), value);
    const bool readable = failure == std::errc{} && end == number.data() + number.size();
    constexpr double largest_shown = 1e15;
    if (!readable || !std::isfinite(value) || std::abs(value) >= largest_shown) return std::string(number);
    if (format.decimals >= 0) {
        const int width = format.whole_digits + (format.decimals > 0 ? format.decimals + 1 : 0);
        return fmt::format("{:0{}.{}f}", value, std::clamp(width, 1, 40), std::min(format.decimals, 15));
    }
    // Fifteen digits, as spreadsheets show; the file holds seventeen: "4.0999999999999996".
    std::string text = fmt::format("{:.15g}", value);
    if (text.find('e') == std::string::npos) return text;
    text = fmt::format("{:.20f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

}  // namespace sigillum::credential
