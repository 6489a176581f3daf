#include "registry/sqlite_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace sigillum::registry {
namespace {

// reservation_row and issued_row read these columns by their places.
constexpr const char* reservation_columns =
    "r.number, e.name, r.learner, r.generation, r.status_list, r.status_index, r.reserved_at";
constexpr const char* issued_columns =
    "i.record_digest, i.file_digest, i.type, i.code_key_id, i.signer_certificate, i.issued_at, i.file_name, "
    "i.pages";
constexpr int first_issued_column = 7;

std::string select_reservation(std::string_view rest) {
    return fmt::format("SELECT {} FROM reservation r JOIN edition e ON e.id = r.edition {}",
                       reservation_columns, rest);
}

std::string select_issued(std::string_view rest) {
    return fmt::format(
        "SELECT {}, {} FROM issued i JOIN reservation r ON r.id = i.reservation JOIN edition e ON e.id = "
        "r.edition {}",
        reservation_columns, issued_columns, rest);
}

// The last change is the present status; without one the certificate is current since it was issued.
constexpr const char* select_status =
    "SELECT coalesce(c.state, 0), coalesce(c.since, i.issued_at), coalesce(c.reason, ''), s.number "
    "FROM issued i JOIN reservation r ON r.id = i.reservation "
    "LEFT JOIN status_change c ON c.id = (SELECT max(id) FROM status_change WHERE reservation = r.id) "
    "LEFT JOIN reservation s ON s.id = c.successor WHERE r.number = ?1";

// Prepares one statement after the other; the first failure stays.
class Preparation {
  public:
    explicit Preparation(const Database& database) : database_(database) {}

    Statement operator()(std::string_view sql) {
        Result<Statement> statement = database_.prepare(sql);
        if (statement) return *std::move(statement);
        if (!failed_) failed_ = statement.error();
        return *database_.prepare("");  // an empty text prepares to nothing, and does not fail
    }

    const std::optional<Error>& failed() const { return failed_; }

  private:
    const Database& database_;
    std::optional<Error> failed_;
};

template <std::size_t size>
void read_octets(ByteView bytes, std::array<std::uint8_t, size>& octets) {
    std::copy_n(bytes.begin(), std::min(size, bytes.size()), octets.begin());
}

Result<CertificateNumber> number_of(std::string_view text, const Database& database) {
    Result<CertificateNumber> number = CertificateNumber::parse(text);
    if (!number) return database.failure(SQLITE_CORRUPT);
    return number;
}

}  // namespace

Result<SqliteStatements> SqliteStatements::prepare(const Database& database) {
    Preparation prepare(database);
    SqliteStatements statements{
        .edition_id =
            prepare("INSERT INTO edition (name) VALUES (?1) ON CONFLICT (name) DO UPDATE SET name = name "
                    "RETURNING id"),
        .last_status_list = prepare("SELECT id, taken FROM status_list ORDER BY id DESC LIMIT 1"),
        .set_status_list = prepare("INSERT INTO status_list (id, taken) VALUES (?1, ?2) "
                                   "ON CONFLICT (id) DO UPDATE SET taken = excluded.taken"),
        .find_reservation = prepare(select_reservation("WHERE r.learner = ?1 AND r.generation = ?2")),
        .reservations_of_edition = prepare(select_reservation("WHERE e.name = ?1 ORDER BY r.id")),
        .add_reservation = prepare(
            "INSERT INTO reservation (number, edition, learner, generation, status_list, status_index, "
            "reserved_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING"),
        .reservation_id = prepare("SELECT id FROM reservation WHERE number = ?1"),
        .add_issued =
            prepare("INSERT INTO issued (reservation, record_digest, file_digest, type, code_key_id, "
                    "signer_certificate, "
                    "issued_at, file_name, pages) SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM reservation "
                    "WHERE number = ?1 ON CONFLICT DO NOTHING"),
        .find_issued = prepare(select_issued("WHERE r.number = ?1")),
        .find_record = prepare(select_issued("WHERE i.record_digest = ?1")),
        .issued_of_edition = prepare(select_issued("WHERE e.name = ?1 ORDER BY i.id")),
        .find_status = prepare(select_status),
        .add_status = prepare("INSERT INTO status_change (reservation, state, since, reason, successor) "
                              "SELECT id, ?2, ?3, ?4, ?5 FROM reservation WHERE number = ?1"),
    };
    if (prepare.failed()) return fail(*prepare.failed());
    return statements;
}

Result<Reservation> reservation_row(const Statement& row, const Database& database) {
    const Result<CertificateNumber> number = number_of(row.text(0), database);
    if (!number) return fail(number.error());
    Reservation reservation{
        .number = *number,
        .edition = std::string(row.text(1)),
        .generation = static_cast<int>(row.integer(3)),
        .status_list = std::string(row.text(4)),
        .status_index = static_cast<std::uint32_t>(row.integer(5)),
        .reserved_at = row.integer(6),
    };
    read_octets(row.blob(2), reservation.learner);
    return reservation;
}

Result<IssuedCertificate> issued_row(const Statement& row, const Database& database) {
    Result<Reservation> reservation = reservation_row(row, database);
    if (!reservation) return fail(reservation.error());
    constexpr int first = first_issued_column;
    IssuedDocument document{
        .number = reservation->number,
        .type = std::string(row.text(first + 2)),
        .issued_at = row.integer(first + 5),
        .file_name = std::string(row.text(first + 6)),
        .pages = static_cast<int>(row.integer(first + 7)),
    };
    read_octets(row.blob(first), document.record_digest);
    read_octets(row.blob(first + 1), document.file_digest);
    read_octets(row.blob(first + 3), document.code_key_id);
    read_octets(row.blob(first + 4), document.signer_certificate);
    return IssuedCertificate{*std::move(reservation), std::move(document)};
}

Result<Status> status_row(const Statement& row, const Database& database) {
    Status status{
        .state = static_cast<State>(row.integer(0)),
        .since = row.integer(1),
        .reason = std::string(row.text(2)),
    };
    if (row.is_null(3)) return status;
    const Result<CertificateNumber> successor = number_of(row.text(3), database);
    if (!successor) return fail(successor.error());
    status.successor = *successor;
    return status;
}

Result<std::int64_t> integer_row(const Statement& row, const Database& /*database*/) {
    return row.integer(0);
}

}  // namespace sigillum::registry
