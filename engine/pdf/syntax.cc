#include "pdf/syntax.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace sigillum::pdf {
namespace {

constexpr ByteView hex_digits = "0123456789ABCDEF";
constexpr std::array<std::int64_t, 7> powers_of_ten{1, 10, 100, 1000, 10000, 100000, 1000000};

bool is_regular(unsigned char c) {
    return c > 0x20 && c < 0x7F && ByteView("()<>[]{}/%#").find(static_cast<char>(c)) == ByteView::npos;
}

void append_unit(Bytes& to, unsigned unit) {
    to += static_cast<char>(unit >> 8U);
    to += static_cast<char>(unit & 0xFFU);
}

// The character at `at`, which moves behind it.
char32_t next_character(std::string_view utf8, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
    const unsigned char first = byte(at++);
    if (first < 0x80) return first;
    const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : -1;
    if (more < 0) return 0xFFFD;
    char32_t character = first & (0x3FU >> static_cast<unsigned>(more));
    for (int i = 0; i < more; ++i) {
        if (at == utf8.size() || (byte(at) & 0xC0U) != 0x80) return 0xFFFD;
        character = character << 6U | (byte(at++) & 0x3FU);
    }
    return character;
}

}  // namespace

MilliPoints milli_points(Length length) {
    const std::int64_t scaled = length.emu() * 10;  // 1 pt = 12,700 EMU: a thousandth is 12.7
    return (scaled + (scaled < 0 ? -63 : 63)) / 127;
}

void append_integer(Bytes& to, std::int64_t value) {
    if (value >= 0 && value < 10) {
        to += static_cast<char>('0' + value);
        return;
    }
    const fmt::format_int digits(value);
    to.append(digits.data(), digits.size());
}

void append_fixed(Bytes& to, std::int64_t value, int decimals) {
    if (value < 0) {
        to += '-';
        value = -value;
    }
    const std::int64_t unit = powers_of_ten[static_cast<std::size_t>(decimals)];
    const std::int64_t whole = value / unit;
    std::int64_t rest = value % unit;
    if (whole != 0 || rest == 0) append_integer(to, whole);
    if (rest == 0) return;
    char digits[8];
    int length = decimals;
    for (int i = decimals; i-- > 0; rest /= 10) {
        digits[i] = static_cast<char>('0' + rest % 10);
        if (digits[i] == '0' && length == i + 1) length = i;
    }
    to += '.';
    to.append(digits, static_cast<std::size_t>(length));
}

void append_real(Bytes& to, double value, int decimals) {
    append_fixed(to,
                 std::llround(value * static_cast<double>(powers_of_ten[static_cast<std::size_t>(decimals)])),
                 decimals);
}

void append_name(Bytes& to, std::string_view name) {
    to += '/';
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_regular(byte)) {
            to += c;
        } else {
            to += '#';
            to += hex_digits[byte >> 4U];
            to += hex_digits[byte & 15U];
        }
    }
}

void append_hex(Bytes& to, ByteView bytes) {
    to += '<';
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        to += hex_digits[byte >> 4U];
        to += hex_digits[byte & 15U];
    }
    to += '>';
}

void append_literal(Bytes& to, ByteView bytes) {
    to += '(';
    for (const char c : bytes) {
        if (c == '\\' || c == '(' || c == ')') to += '\\';
        if (c == '\r') {  // a bare carriage return would be read as a line feed (7.3.4.2)
            to += "\\r";
        } else {
            to += c;
        }
    }
    to += ')';
}

void append_text(Bytes& to, std::string_view utf8) {
    const bool ascii = std::all_of(utf8.begin(), utf8.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
    if (ascii) {
        append_literal(to, utf8);
    } else {
        append_literal(to, "\xFE\xFF" + utf16be(utf8));
    }
}

void append_date(Bytes& to, const Instant& instant) {
    const Date day = date_of(instant);
    const std::int64_t local = instant.seconds + std::int64_t{60} * instant.offset_minutes;
    const std::int64_t second = local - seconds_at_midnight_utc(day);
    fmt::format_to(std::back_inserter(to), "(D:{:04}{:02}{:02}{:02}{:02}{:02}", day.year, day.month, day.day,
                   second / 3600, second / 60 % 60, second % 60);
    if (instant.offset_minutes == 0) {
        to += "Z)";
        return;
    }
    const int offset = std::abs(instant.offset_minutes);
    fmt::format_to(std::back_inserter(to), "{}{:02}'{:02}')", instant.offset_minutes < 0 ? '-' : '+',
                   offset / 60, offset % 60);
}

void append_reference(Bytes& to, Reference object) {
    append_integer(to, object.number);
    to += " 0 R";
}

void append_rectangle(Bytes& to, const Rect& area, Length page_height) {
    to += '[';
    append_fixed(to, milli_points(area.left()), 3);
    to += ' ';
    append_fixed(to, milli_points(page_height - area.bottom()), 3);
    to += ' ';
    append_fixed(to, milli_points(area.right()), 3);
    to += ' ';
    append_fixed(to, milli_points(page_height - area.top()), 3);
    to += ']';
}

void append_entry(Bytes& to, std::string_view key, Reference object) {
    if (!object) return;
    (to += '/').append(key) += ' ';
    append_reference(to, object);
}

void append_text_entry(Bytes& to, std::string_view key, std::string_view utf8) {
    if (utf8.empty()) return;
    (to += '/').append(key);
    append_text(to, utf8);
}

Bytes utf16be(std::string_view utf8) {
    Bytes units;
    units.reserve(2 * utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t character = next_character(utf8, at);
        if (character < 0x10000) {
            append_unit(units, static_cast<unsigned>(character));
        } else {
            append_unit(units, 0xD800U + static_cast<unsigned>((character - 0x10000) >> 10U));
            append_unit(units, 0xDC00U + static_cast<unsigned>(character & 0x3FFU));
        }
    }
    return units;
}

}  // namespace sigillum::pdf
