// What stands in an edition file, whatever its syntax: a tree of values that know their places.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace sigillum::credential {

inline constexpr ErrorKind bad_toml{"bad-toml"};
inline constexpr ErrorKind bad_json{"bad-json"};

// Where a value begins, counted from 1; a value of a learners' list has a row instead of a line and column.
struct Position {
    int line = 0;
    int column = 0;
    int row = 0;
};

enum class ValueKind { text, number, boolean, date, array, table, nothing };

struct Member;

// Texts stand without quotes and escapes; numbers, booleans and dates as they were typed.
struct Value {
    ValueKind kind = ValueKind::nothing;
    Position at;
    std::string text;             // text, number, boolean, date
    std::vector<Value> items;     // array
    std::vector<Member> members;  // table, in the order of the file; keys are unique

    // The member with that key, or nullptr.
    const Value* find(std::string_view key) const;
};

struct Member {
    std::string key;
    Position at;
    Value value;
};

// "a text", "a number", ...: for messages.
std::string_view name_of(ValueKind kind);

// `file` is the name used in errors. Syntax errors come with line and column.
Result<Value> value_from_toml(ByteView bytes, const std::string& file);
Result<Value> value_from_json(ByteView bytes, const std::string& file);

}  // namespace sigillum::credential
