// Tables of fields: a key, and the member of a struct that its value fills. What an edition may contain is
// written in such tables and nowhere else; docs/schema/edition.schema.json is held to them by a test.
#pragma once

#include <fmt/format.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/date.h"
#include "base/nearest.h"
#include "credential/reading.h"
#include "credential/words.h"

namespace sigillum::credential {

inline constexpr std::size_t most_items = 200;

template <class Owner>
struct Field {
    std::string_view key;
    void (*read)(const Value&, Owner&, Reading&);
};

// Scalars. Each reports what it cannot read and then leaves its target as it was.
void read_value(const Value& value, std::string& text, Reading& reading);
void read_value(const Value& value, bool& yes, Reading& reading);
void read_value(const Value& value, int& number, Reading& reading);
void read_value(const Value& value, Date& date, Reading& reading);
// Birth dates: the day, or only month and year, or only the year.
void read_value(const Value& value, PartialDate& date, Reading& reading);
void read_value(const Value& value, Language& language, Reading& reading);
// One text for all, in the edition's main language, or a table with a text a language.
void read_value(const Value& value, LocalText& text, Reading& reading);
// Digits with at most one point: "5", "2.5"; kept as typed. A number or a text.
void read_decimal(const Value& value, std::string& decimal, Reading& reading);
// "did you mean “workload”?", or the names themselves when none is close; `if_none` where there are no names
// at all.
std::string suggestion(std::string_view word, std::span<const std::string_view> names,
                       std::string_view if_none = "nothing here, since none is defined");
// A text for each language, whose lines may break where the writer says so: titles.
void read_title(const Value& value, LocalText& text, Reading& reading);

template <class Choice>
requires std::is_enum_v<Choice>
void read_value(const Value& value, Choice& choice, Reading& reading) {
    if (value.kind != ValueKind::text) return reading.wrong_kind(value, "a word in quotation marks");
    std::vector<std::string_view> known;
    for (const Word<Choice>& entry : words(choice)) {
        if (entry.word == value.text) {
            choice = entry.choice;
            return;
        }
        known.push_back(entry.word);
    }
    reading.error(unknown_word, value.at, fmt::format("“{}”", value.text), suggestion(value.text, known));
}

// Stays empty when nothing could be read. A table in which a part could not be read counts as read; a rule
// about that part is not applied (Check).
template <class T>
void read_value(const Value& value, std::optional<T>& target, Reading& reading) {
    const int errors_before = reading.errors();
    T read{};
    read_value(value, read, reading);
    if (value.kind == ValueKind::table || reading.errors() == errors_before) target = std::move(read);
}

template <class T>
void read_value(const Value& value, std::vector<T>& list, Reading& reading) {
    if (value.kind != ValueKind::array) return reading.wrong_kind(value, "a list");
    if (value.items.size() > most_items) {
        return reading.error(too_many_items, value.at, fmt::format("{} entries", value.items.size()),
                             fmt::format("at most {}", most_items));
    }
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        const Reading::Inside inside(reading, i + 1, value.items[i].at);
        const int errors_before = reading.errors();
        T item{};
        read_value(value.items[i], item, reading);
        // No place is counted in a list of languages, so that one which is none can be left out.
        if (std::is_same_v<T, Language> && reading.errors() > errors_before) continue;
        list.push_back(std::move(item));
    }
}

// The `read` of a field that fills one member: {"title", member<&Opportunity::title>}.
template <auto Member, class Owner>
void member(const Value& value, Owner& owner, Reading& reading) {
    read_value(value, owner.*Member, reading);
}

template <auto Member, class Owner>
void decimal_member(const Value& value, Owner& owner, Reading& reading) {
    read_decimal(value, owner.*Member, reading);
}

template <class Owner>
std::vector<std::string_view> keys_of(std::span<const Field<Owner>> fields) {
    std::vector<std::string_view> keys;
    for (const Field<Owner>& field : fields) keys.push_back(field.key);
    return keys;
}

// Reads every member of a table by its field; a key that has none is an error with the nearest known one
// named.
template <class Owner>
void read_table(const Value& value, std::span<const Field<Owner>> fields, Owner& owner, Reading& reading) {
    if (value.kind != ValueKind::table) return reading.wrong_kind(value, "a table");
    for (const Member& member : value.members) {
        const Reading::Inside inside(reading, member.key, member.at);
        const Field<Owner>* found = nullptr;
        for (const Field<Owner>& field : fields) {
            if (field.key == member.key) found = &field;
        }
        if (found != nullptr) {
            found->read(member.value, owner, reading);
        } else {
            reading.error(unknown_key, member.at, fmt::format("unknown key “{}”", member.key),
                          suggestion(member.key, keys_of(fields)));
        }
    }
}

}  // namespace sigillum::credential
