#include "credential/field.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "credential/plain_text.h"

namespace sigillum::credential {
namespace {

bool is_decimal(std::string_view text) {
    const auto point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view part = point == std::string_view::npos ? "0" : text.substr(point + 1);
    const auto digits = [](std::string_view run) {
        return !run.empty() && run.size() <= 6 &&
               std::all_of(run.begin(), run.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    return digits(whole) && digits(part);
}

// One text, or one for each language, each read by `one`.
void read_texts(const Value& value, LocalText& text, std::string one(const Value&, Reading&),
                Reading& reading) {
    if (value.kind != ValueKind::text && value.kind != ValueKind::table)
        return reading.wrong_kind(value, "a text, or a table with a text for each language");
    LocalText read;
    if (value.kind == ValueKind::text) read.texts.emplace_back(reading.main_language(), one(value, reading));
    for (const Member& member : value.members) {
        const Reading::Inside inside(reading, member.key, member.at);
        const auto language = language_from_tag(member.key);
        if (!language) {
            reading.error(bad_language, member.at, fmt::format("“{}”", member.key),
                          "a language tag (BCP 47) such as “en” or “pl”");
            continue;
        }
        reading.note_language(member.at, *language);
        read.texts.emplace_back(*language, one(member.value, reading));
    }
    text = std::move(read);
}

}  // namespace

std::string suggestion(std::string_view word, std::span<const std::string_view> names,
                       std::string_view if_none) {
    if (names.empty()) return std::string(if_none);
    if (const auto near = nearest(word, names)) return fmt::format("“{}”?", *near);
    return fmt::format("one of {}", fmt::join(names, ", "));
}

void read_value(const Value& value, std::string& text, Reading& reading) {
    text = plain_text(value, reading);
}

void read_value(const Value& value, bool& yes, Reading& reading) {
    if (value.kind != ValueKind::boolean) return reading.wrong_kind(value, "true or false");
    yes = value.text == "true";
}

void read_value(const Value& value, int& number, Reading& reading) {
    int read = 0;
    const char* const end = value.text.data() + value.text.size();
    const auto [stopped, failure] = std::from_chars(value.text.data(), end, read);
    if (value.kind != ValueKind::number) return reading.wrong_kind(value, "a whole number");
    if (failure != std::errc{} || stopped != end) {
        return reading.error(bad_number, value.at, fmt::format("“{}”", value.text), "a whole number");
    }
    number = read;
}

void read_value(const Value& value, Date& date, Reading& reading) {
    if (value.kind != ValueKind::date && value.kind != ValueKind::text)
        return reading.wrong_kind(value, "a date");
    const auto read = date_from_iso(value.text);
    if (!read) {
        return reading.error(bad_date, value.at, fmt::format("“{}”", value.text),
                             "a day that exists, written year-month-day: 2026-07-03");
    }
    date = *read;
}

void read_value(const Value& value, PartialDate& date, Reading& reading) {
    const bool year_only = value.kind == ValueKind::number;
    if (value.kind != ValueKind::date && value.kind != ValueKind::text && !year_only) {
        return reading.wrong_kind(value, "a date");
    }
    const auto read = partial_date_from_iso(value.text);
    if (!read) {
        return reading.error(birth_date_form, value.at, fmt::format("“{}”", value.text),
                             "a date written year-month-day, year-month or year: 2002-03-14, 2002-03, 2002");
    }
    date = *read;
}

void read_value(const Value& value, Language& language, Reading& reading) {
    if (value.kind != ValueKind::text) return reading.wrong_kind(value, "a language tag such as \"en\"");
    const auto read = language_from_tag(value.text);
    if (!read) {
        return reading.error(bad_language, value.at, fmt::format("“{}”", value.text),
                             "a language tag (BCP 47) such as “en” or “pl”");
    }
    language = *read;
}

void read_value(const Value& value, LocalText& text, Reading& reading) {
    read_texts(value, text, plain_text, reading);
}

void read_title(const Value& value, LocalText& text, Reading& reading) {
    read_texts(value, text, lines_of_text, reading);
}

void read_decimal(const Value& value, std::string& decimal, Reading& reading) {
    if (value.kind != ValueKind::number && value.kind != ValueKind::text)
        return reading.wrong_kind(value, "a number");
    if (!is_decimal(value.text)) {
        return reading.error(bad_number, value.at, fmt::format("“{}”", value.text),
                             "a number of zero or more, with a decimal point where needed: 5 or 2.5");
    }
    decimal = value.text;
}

}  // namespace sigillum::credential
