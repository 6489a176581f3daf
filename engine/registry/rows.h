// What the registry's queries ask for and how their rows are read.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "registry/database.h"
#include "registry/log_details.h"
#include "registry/store.h"

namespace sigillum::registry {

// The statements of one connection that are used again and again, prepared once.
struct Statements {
    std::unique_ptr<Statement> edition_id;  // added if need be
    std::unique_ptr<Statement> last_status_list;
    std::unique_ptr<Statement> set_status_list;
    std::unique_ptr<Statement> find_learner;  // by digest
    std::unique_ptr<Statement> add_learner;
    std::unique_ptr<Statement> find_reservation;  // by learner's digest and generation
    std::unique_ptr<Statement> reservation_of_number;
    std::unique_ptr<Statement> reservations_of_edition;
    std::unique_ptr<Statement> add_reservation;
    std::unique_ptr<Statement> salted_reservation;  // by number
    std::unique_ptr<Statement> add_issued;
    std::unique_ptr<Statement> find_issued;  // by number
    std::unique_ptr<Statement> issued_of_edition;
    std::unique_ptr<Statement> find_status;
    std::unique_ptr<Statement> add_status;
    std::unique_ptr<Statement> find_key;  // by id

    static Result<Statements> prepare(const Database& database);
};

// An open registry: the connection and its statements. Transactions are begun and committed by the store.
struct Session {
    std::unique_ptr<Database> database;
    Statements sql;

    tl::unexpected<Error> failure(ErrorKind kind, std::string found, std::string expected) const {
        return fail(kind, {.file = database->name()}, std::move(found), std::move(expected));
    }
};

// The row of a reservation, and the salt of its learner unless it was erased.
struct SaltedReservation {
    std::int64_t row = 0;
    std::optional<Salt> salt;
};

// What the queries for issued certificates and keys ask for, beginning with those of the reservation.
std::string select_reservation(std::string_view rest);
std::string select_issued(std::string_view rest);
std::string select_issued_with(std::string_view more_columns, std::string_view rest);  // begins with a comma
std::string select_key(std::string_view rest);
// A number as the registry keeps it.
Result<CertificateNumber> number_of(std::string_view text, const Database& database);

// The row on which a statement stands that asks for reservations, issued certificates, the status, a key, or
// one whole number. Fail with registry_corrupt when a number is none.
Result<Reservation> reservation_row(const Statement& row, const Database& database);
Result<IssuedCertificate> issued_row(const Statement& row, const Database& database);
Result<Status> status_row(const Statement& row, const Database& database);
Result<KeyEntry> key_row(const Statement& row, const Database& database);
Result<SaltedReservation> salted_reservation_row(const Statement& row, const Database& database);
Result<std::int64_t> integer_row(const Statement& row, const Database& database);
Result<std::string> text_row(const Statement& row, const Database& database);
// What of a list is not current now, by index; and its rows.
extern const std::string_view select_listed;
Result<ListedStatus> listed_row(const Statement& row, const Database& database);

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
template <class Row, class Rows = std::vector<Row>>
Result<Rows> all_rows(Statement& statement, RowReader<Row> read, const Database& database) {
    Rows rows;
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

// Hands each row that the bound statement gives to `visit`.
template <class Row>
Done each_row(Statement& statement, RowReader<Row> read, const Database& database,
              const std::function<void(const Row&)>& visit) {
    Result<bool> more = statement.step();
    for (; more && *more; more = statement.step()) {
        const Result<Row> row = read(statement, database);
        if (!row) return fail(row.error());
        visit(*row);
    }
    if (!more) return fail(more.error());
    statement.reset();
    return {};
}

// The row of a reservation, or number_not_reserved.
Result<SaltedReservation> salted_reservation(Session& session, const CertificateNumber& number);

template <std::size_t size>
void read_octets(ByteView bytes, std::array<std::uint8_t, size>& octets) {
    std::copy_n(bytes.begin(), std::min(size, bytes.size()), octets.begin());
}

template <std::size_t size>
ByteView view_of(const std::array<std::uint8_t, size>& octets) {
    return {reinterpret_cast<const char*>(octets.data()), octets.size()};
}

}  // namespace sigillum::registry
