#include "registry/erasing.h"

#include <fmt/format.h>

#include <string>

#include "registry/store.h"

namespace sigillum::registry {
namespace {

constexpr const char* numbers_of_learner =
    "SELECT number FROM reservation WHERE learner = (SELECT learner FROM reservation WHERE number = ?1) "
    "ORDER BY id";
constexpr const char* issued_to_learner =
    "WHERE r.learner = (SELECT learner FROM reservation WHERE number = ?1) ORDER BY i.id";
// Words stand at the learner's numbers only: a row of the log that concerns a key keeps its own.
constexpr const char* erase_words =
    "DELETE FROM audit_words WHERE sequence IN (SELECT sequence FROM audit WHERE subject = ?1 AND action <> "
    "'issue' UNION SELECT logged FROM issued WHERE reservation = (SELECT id FROM reservation WHERE number = "
    "?1))";
constexpr const char* erase_file_name =
    "UPDATE issued SET file_name = NULL WHERE reservation = (SELECT id FROM reservation WHERE number = ?1)";
constexpr const char* forget_learner =
    "UPDATE learner SET digest = NULL, salt = NULL WHERE id = (SELECT learner FROM reservation WHERE number "
    "= "
    "?1)";

Done run_for(const Database& database, const char* sql, const std::string& number) {
    auto statement = database.prepare(sql);
    if (!statement) return fail(statement.error());
    return (*statement)->bind(1, number).run();
}

Result<CertificateNumber> number_row(const Statement& row, const Database& database) {
    return number_of(row.text(0), database);
}

}  // namespace

Result<std::vector<IssuedCertificate>> erase_learner(Session& session, AuditLog& log,
                                                     const CertificateNumber& number) {
    const Database& database = *session.database;
    const auto reservation = salted_reservation(session, number);
    if (!reservation) return fail(reservation.error());
    if (!reservation->salt) {
        return session.failure(already_erased,
                               fmt::format("the learner behind {} was erased already", number.grouped()),
                               "a number whose learner the registry still knows");
    }
    const std::string text = number.text();
    auto certificates_sql = database.prepare(select_issued(issued_to_learner));
    if (!certificates_sql) return fail(certificates_sql.error());
    auto certificates = all_rows((*certificates_sql)->bind(1, text), issued_row, database);
    if (!certificates) return certificates;
    auto numbers_sql = database.prepare(numbers_of_learner);
    if (!numbers_sql) return fail(numbers_sql.error());
    const auto numbers = all_rows((*numbers_sql)->bind(1, text), number_row, database);
    if (!numbers) return fail(numbers.error());
    for (const CertificateNumber& each : *numbers) {
        for (const char* sql : {erase_words, erase_file_name}) {
            if (const Done erased = run_for(database, sql, each.text()); !erased) return fail(erased.error());
        }
        if (const Done logged = log.add(Action::erase, each.text(), details_of_erasure(each)); !logged)
            return fail(logged.error());
    }
    if (const Done forgotten = run_for(database, forget_learner, text); !forgotten)
        return fail(forgotten.error());
    return certificates;
}

}  // namespace sigillum::registry
