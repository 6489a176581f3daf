// The tables of a registry of the present version, the same in every kind of database.
#pragma once

#include <string>
#include <string_view>

namespace sigillum::registry {

inline constexpr int current_version = 2;

// The words in which kinds of databases differ.
struct TableWords {
    std::string_view row_id;   // the type of a number that the database counts up
    std::string_view integer;  // 64 bits
    std::string_view bytes;
    std::string_view end;  // what follows the closing bracket of a table
    std::string_view zero_digest;
    std::string_view key_order;  // a column of `key` that is not there by itself, with its comma; or nothing
};

// What version 1 had already, and what version 2 brought or changed: statements that make tables and indexes.
// What keeps rows from being changed or removed is each database's own.
std::string lasting_tables(const TableWords& words);
std::string tables_of_version_2(const TableWords& words);

}  // namespace sigillum::registry
