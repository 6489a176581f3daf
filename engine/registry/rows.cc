#include "registry/rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace sigillum::registry {
namespace {

// reservation_row, issued_row and key_row read these columns by their places.
constexpr const char* reservation_columns =
    "r.number, e.name, l.digest, r.generation, r.status_list, r.status_index, r.reserved_at";
constexpr const char* issued_columns =
    "i.record_digest, i.file_digest, i.type, i.code_key_id, i.signer_certificate, i.issued_at, i.file_name, "
    "i.pages, i.token_digest, i.recorded_at";
constexpr int first_issued_column = 7;
constexpr const char* key_columns =
    "id, purpose, public_part, demo, valid_from, retired_at, revoked_since, revoked_at";

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

    std::unique_ptr<Statement> operator()(std::string_view sql) {
        Prepared statement = database_.prepare(sql);
        if (statement) return *std::move(statement);
        if (!failed_) failed_ = statement.error();
        return nullptr;
    }

    const std::optional<Error>& failed() const { return failed_; }

  private:
    const Database& database_;
    std::optional<Error> failed_;
};

std::optional<std::int64_t> time_of(const Statement& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional(row.integer(column));
}

}  // namespace

std::string select_reservation(std::string_view rest) {
    return fmt::format(
        "SELECT {} FROM reservation r JOIN edition e ON e.id = r.edition JOIN learner l ON l.id = r.learner "
        "{}",
        reservation_columns, rest);
}

std::string select_issued_with(std::string_view more_columns, std::string_view rest) {
    return fmt::format(
        "SELECT {}, {}{} FROM issued i JOIN reservation r ON r.id = i.reservation JOIN edition e ON e.id = "
        "r.edition JOIN learner l ON l.id = r.learner {}",
        reservation_columns, issued_columns, more_columns, rest);
}

std::string select_issued(std::string_view rest) { return select_issued_with("", rest); }

std::string select_key(std::string_view rest) {
    return fmt::format("SELECT {} FROM key {}", key_columns, rest);
}

Result<CertificateNumber> number_of(std::string_view text, const Database& database) {
    Result<CertificateNumber> number = CertificateNumber::parse(text);
    if (!number) return database.corrupt();
    return number;
}

Result<Statements> Statements::prepare(const Database& database) {
    Preparation prepare(database);
    Statements statements{
        .edition_id =
            prepare("INSERT INTO edition (name) VALUES (?1) ON CONFLICT (name) DO UPDATE SET name = "
                    "excluded.name RETURNING id"),
        .last_status_list = prepare("SELECT id, taken FROM status_list ORDER BY id DESC LIMIT 1"),
        .set_status_list = prepare("INSERT INTO status_list (id, taken) VALUES (?1, ?2) "
                                   "ON CONFLICT (id) DO UPDATE SET taken = excluded.taken"),
        .find_learner = prepare("SELECT id, seal FROM learner WHERE digest = ?1"),
        .add_learner =
            prepare("INSERT INTO learner (digest, salt, seal) VALUES (?1, ?2, ?3) RETURNING id, seal"),
        .find_reservation = prepare(select_reservation("WHERE l.digest = ?1 AND r.generation = ?2")),
        .reservation_of_number = prepare(select_reservation("WHERE r.number = ?1")),
        .reservations_of_edition = prepare(select_reservation("WHERE e.name = ?1 ORDER BY r.id")),
        .add_reservation = prepare(
            "INSERT INTO reservation (number, edition, learner, generation, status_list, status_index, "
            "reserved_at, logged) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING"),
        .salted_reservation = prepare(
            "SELECT r.id, l.salt FROM reservation r JOIN learner l ON l.id = r.learner WHERE r.number = ?1"),
        .add_issued = prepare(
            "INSERT INTO issued (reservation, record_digest, file_digest, token_digest, type, code_key_id, "
            "signer_certificate, issued_at, recorded_at, file_name, file_name_seal, pages, logged) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT DO NOTHING"),
        .find_issued = prepare(select_issued("WHERE r.number = ?1")),
        .issued_of_edition = prepare(select_issued("WHERE e.name = ?1 ORDER BY i.id")),
        .find_status = prepare(select_status),
        .add_status =
            prepare("INSERT INTO status_change (reservation, state, since, reason, successor, logged) "
                    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)"),
        .find_key = prepare(select_key("WHERE id = ?1")),
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
    read_octets(row.blob(first + 8), document.token_digest);
    return IssuedCertificate{*std::move(reservation), std::move(document), row.integer(first + 9)};
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

Result<KeyEntry> key_row(const Statement& row, const Database& database) {
    KeyEntry key{.id = to_hex(row.blob(0)),
                 .public_part = Bytes(row.blob(2)),
                 .demo = row.integer(3) != 0,
                 .valid_from = row.integer(4),
                 .retired_at = time_of(row, 5),
                 .revoked_since = time_of(row, 6),
                 .revoked_at = time_of(row, 7)};
    for (const KeyPurpose purpose : {KeyPurpose::code, KeyPurpose::status, KeyPurpose::seal}) {
        if (row.text(1) != name_of(purpose)) continue;
        key.purpose = purpose;
        return key;
    }
    return database.corrupt();
}

Result<SaltedReservation> salted_reservation_row(const Statement& row, const Database& /*database*/) {
    SaltedReservation reservation{.row = row.integer(0), .salt = std::nullopt};
    if (row.is_null(1)) return reservation;
    read_octets(row.blob(1), reservation.salt.emplace());
    return reservation;
}

Result<SaltedReservation> salted_reservation(Session& session, const CertificateNumber& number) {
    const std::string text = number.text();
    const auto row =
        one_row(session.sql.salted_reservation->bind(1, text), salted_reservation_row, *session.database);
    if (!row) return fail(row.error());
    if (*row) return **row;
    return session.failure(number_not_reserved, fmt::format("{} was never reserved", number.grouped()),
                           "a number that this registry gave out");
}

const std::string_view select_listed =
    "SELECT c.state, c.since, c.reason, s.number, r.number, r.status_index FROM reservation r "
    "JOIN status_change c ON c.id = (SELECT max(id) FROM status_change WHERE reservation = r.id) "
    "LEFT JOIN reservation s ON s.id = c.successor "
    "WHERE r.id IN (SELECT reservation FROM status_change) AND r.status_list = ?1 "
    "AND c.state <> 0 ORDER BY r.status_index";

Result<ListedStatus> listed_row(const Statement& row, const Database& database) {
    Result<Status> status = status_row(row, database);
    if (!status) return fail(status.error());
    const Result<CertificateNumber> number = number_of(row.text(4), database);
    if (!number) return fail(number.error());
    return ListedStatus{*number, static_cast<std::uint32_t>(row.integer(5)), *std::move(status)};
}

Result<std::string> text_row(const Statement& row, const Database& /*database*/) {
    return std::string(row.text(0));
}

Result<std::int64_t> integer_row(const Statement& row, const Database& /*database*/) {
    return row.integer(0);
}

}  // namespace sigillum::registry
