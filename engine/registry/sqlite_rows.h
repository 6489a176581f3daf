// What the registry's queries ask for and how their rows are read.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "registry/sqlite_database.h"
#include "registry/store.h"

namespace sigillum::registry {

// The statements of one connection, prepared once.
struct SqliteStatements {
    Statement edition_id;  // added if need be
    Statement last_status_list;
    Statement set_status_list;
    Statement find_reservation;  // by learner and generation
    Statement reservations_of_edition;
    Statement add_reservation;
    Statement reservation_id;  // by number
    Statement add_issued;
    Statement find_issued;  // by number
    Statement find_record;  // by record digest
    Statement issued_of_edition;
    Statement find_status;
    Statement add_status;

    static Result<SqliteStatements> prepare(const Database& database);
};

// The row on which a statement stands that asks for reservations, issued certificates, the status, or one
// whole number. Fail with registry_corrupt when a number is none.
Result<Reservation> reservation_row(const Statement& row, const Database& database);
Result<IssuedCertificate> issued_row(const Statement& row, const Database& database);
Result<Status> status_row(const Statement& row, const Database& database);
Result<std::int64_t> integer_row(const Statement& row, const Database& database);

template <class Row>
using RowReader = Result<Row> (*)(const Statement&, const Database&);

// The one row that the bound statement gives, or nothing.
template <class Row>
Result<std::optional<Row>> one_row(Statement& statement, RowReader<Row> read, const Database& database) {
    const Result<bool> found = statement.step();
    if (!found) return fail(found.error());
    std::optional<Row> answer;
    if (*found) {
        Result<Row> row = read(statement, database);
        if (!row) {
            statement.reset();
            return fail(row.error());
        }
        answer = *std::move(row);
    }
    statement.reset();
    return answer;
}

// All rows that the bound statement gives.
template <class Row>
Result<std::vector<Row>> all_rows(Statement& statement, RowReader<Row> read, const Database& database) {
    std::vector<Row> rows;
    Result<bool> more = statement.step();
    for (; more && *more; more = statement.step()) {
        Result<Row> row = read(statement, database);
        if (!row) {
            statement.reset();
            return fail(row.error());
        }
        rows.push_back(*std::move(row));
    }
    statement.reset();
    if (!more) return fail(more.error());
    return rows;
}

template <std::size_t size>
ByteView view_of(const std::array<std::uint8_t, size>& octets) {
    return {reinterpret_cast<const char*>(octets.data()), octets.size()};
}

}  // namespace sigillum::registry
