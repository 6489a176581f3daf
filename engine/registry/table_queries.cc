#include "registry/table_queries.h"

#include <fmt/format.h>

#include "registry/rows.h"

namespace sigillum::registry {
namespace {

// Columns after those of a reservation (7), of an issued certificate (17) and of a status (4).
constexpr int after_reservation = 7;
constexpr int after_issued = 17;
constexpr int after_status = 4;

std::optional<Salt> salt_of(const Statement& row, int column) {
    std::optional<Salt> salt;
    if (!row.is_null(column)) read_octets(row.blob(column), salt.emplace());
    return salt;
}

// Four columns: sequence, action, subject, details; the sequence is the one the table names.
LogRow log_at(const Statement& row, int column) {
    LogRow log{.sequence = row.integer(column),
               .action = std::string(row.text(column + 1)),
               .subject = std::string(row.text(column + 2))};
    read_octets(row.blob(column + 3), log.details);
    return log;
}

}  // namespace

std::string select_checked_reservations() {
    return "SELECT r.number, e.name, l.digest, r.generation, r.status_list, r.status_index, r.reserved_at, "
           "r.logged, a.action, a.subject, a.details, l.seal, l.salt, "
           "CASE WHEN l.digest IS NULL AND EXISTS (SELECT 1 FROM audit WHERE subject = r.number AND action "
           "<> "
           "'issue' AND action = 'erase') THEN 1 ELSE 0 END, "
           "CASE WHEN lead(r.logged) OVER (ORDER BY r.logged, r.id) = r.logged THEN 0 ELSE 1 END "
           "FROM reservation r JOIN edition e ON e.id = r.edition JOIN learner l ON l.id = r.learner "
           "LEFT JOIN audit a ON a.sequence = r.logged ORDER BY r.logged, r.id";
}

Result<CheckedReservation> checked_reservation_row(const Statement& row, const Database& database) {
    auto reservation = reservation_row(row, database);
    if (!reservation) return fail(reservation.error());
    constexpr int rest = after_reservation + 4;
    CheckedReservation checked{.reservation = *std::move(reservation),
                               .salt = salt_of(row, rest + 1),
                               .erasure_logged = row.integer(rest + 2) != 0,
                               .last_of_batch = row.integer(rest + 3) != 0,
                               .log = log_at(row, after_reservation)};
    read_octets(row.blob(rest), checked.learner_seal);
    return checked;
}

std::string select_checked_documents() {
    return select_issued_with(", i.logged, a.action, a.subject, a.details, i.file_name_seal, l.salt",
                              "LEFT JOIN audit a ON a.sequence = i.logged ORDER BY i.id");
}

Result<CheckedDocument> checked_document_row(const Statement& row, const Database& database) {
    auto certificate = issued_row(row, database);
    if (!certificate) return fail(certificate.error());
    CheckedDocument checked{.certificate = *std::move(certificate),
                            .salt = salt_of(row, after_issued + 5),
                            .log = log_at(row, after_issued)};
    read_octets(row.blob(after_issued + 4), checked.file_name_seal);
    return checked;
}

std::string select_checked_statuses() {
    return "SELECT c.state, c.since, c.reason, s.number, c.logged, a.action, a.subject, a.details, r.number "
           "FROM status_change c JOIN reservation r ON r.id = c.reservation "
           "LEFT JOIN reservation s ON s.id = c.successor LEFT JOIN audit a ON a.sequence = c.logged "
           "ORDER BY c.id";
}

Result<CheckedStatus> checked_status_row(const Statement& row, const Database& database) {
    auto status = status_row(row, database);
    if (!status) return fail(status.error());
    const auto number = number_of(row.text(after_status + 4), database);
    if (!number) return fail(number.error());
    return CheckedStatus{*number, *std::move(status), log_at(row, after_status)};
}

std::string select_last_details() {
    return "SELECT details FROM audit WHERE subject = ?1 AND action <> 'issue' ORDER BY sequence DESC LIMIT "
           "1";
}

Result<Sha256> details_row(const Statement& row, const Database& /*database*/) {
    Sha256 details{};
    read_octets(row.blob(0), details);
    return details;
}

std::string select_checked_names() {
    return "SELECT kind, id, name, (SELECT details FROM audit WHERE subject = kind || '/' || name.id AND "
           "action <> 'issue' ORDER BY sequence DESC LIMIT 1) FROM name";
}

Result<CheckedName> checked_name_row(const Statement& row, const Database& /*database*/) {
    CheckedName checked{
        .kind = std::string(row.text(0)), .id = std::string(row.text(1)), .name = std::string(row.text(2))};
    read_octets(row.blob(3), checked.logged);
    return checked;
}

// A row “erase” belongs to no learner any more; its words are not salted and stay.
std::string select_checked_words() {
    return "SELECT a.sequence, w.words, a.why_digest, "
           "CASE a.action WHEN 'erase' THEN NULL ELSE l.salt END, "
           "CASE WHEN a.action <> 'erase' AND l.id IS NOT NULL AND l.salt IS NULL THEN 1 ELSE 0 END "
           "FROM audit a LEFT JOIN audit_words w ON w.sequence = a.sequence "
           "LEFT JOIN reservation r ON r.number = a.subject LEFT JOIN learner l ON l.id = r.learner "
           "WHERE w.sequence IS NOT NULL OR a.why_digest <> ?1 ORDER BY a.sequence";
}

Result<CheckedWords> checked_words_row(const Statement& row, const Database& /*database*/) {
    CheckedWords checked{.sequence = row.integer(0),
                         .words = std::nullopt,
                         .salt = salt_of(row, 3),
                         .erased = row.integer(4) != 0};
    if (!row.is_null(1)) checked.words = std::string(row.text(1));
    read_octets(row.blob(2), checked.digest);
    return checked;
}

std::string select_lost_rows() {
    return "SELECT a.sequence, a.action, a.subject, a.details FROM audit a WHERE CASE a.action "
           "WHEN 'reserve' THEN NOT EXISTS (SELECT 1 FROM reservation WHERE logged = a.sequence) "
           "WHEN 'issue' THEN NOT EXISTS (SELECT 1 FROM issued WHERE logged = a.sequence) "
           "WHEN 'erase' THEN NOT EXISTS (SELECT 1 FROM reservation r JOIN learner l ON l.id = r.learner "
           "WHERE r.number = a.subject AND l.digest IS NULL) "
           "WHEN 'name' THEN NOT EXISTS (SELECT 1 FROM name WHERE kind || '/' || id = a.subject) "
           "WHEN 'publish' THEN FALSE WHEN 'prove' THEN FALSE WHEN 'add-key' THEN TRUE WHEN 'retire-key' THEN FALSE WHEN "
           "'revoke-key' "
           "THEN FALSE "
           "ELSE NOT EXISTS (SELECT 1 FROM status_change WHERE logged = a.sequence) END "
           "ORDER BY a.sequence";
}

Result<LogRow> log_row(const Statement& row, const Database& /*database*/) { return log_at(row, 0); }

}  // namespace sigillum::registry
