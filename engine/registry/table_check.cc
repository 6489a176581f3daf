#include "registry/table_check.h"

#include <fmt/format.h>

#include <optional>
#include <set>
#include <string>
#include <utility>

#include "registry/log_details.h"
#include "registry/rows.h"
#include "registry/stored_keys.h"
#include "registry/table_queries.h"

namespace sigillum::registry {
namespace {

constexpr int most_findings_of_a_kind = 10;

// One kind of comparison, and how often it has failed.
class Comparison {
  public:
    Comparison(const Database& database, Findings& findings)
        : place_{.file = database.name()}, findings_(findings) {}

    void fault(std::string found, std::string expected) {
        if (++faults_ <= most_findings_of_a_kind)
            findings_.add({table_unlike_log, place_, std::move(found), std::move(expected)});
    }

  private:
    Place place_;
    Findings& findings_;
    int faults_ = 0;
};

std::string grouped(std::string_view number) {
    const auto parsed = CertificateNumber::parse(number);
    return parsed ? parsed->grouped() : std::string(number);
}

// The reservations that one row of the log stands for.
struct LoggedBatch {
    std::int64_t sequence = 0;
    std::string first_number;
    std::string edition;
    CanonicalBytes bytes;
};

class TableCheck {
  public:
    TableCheck(const Database& database, RegistryCheck& check) : database_(database), check_(check) {}

    Done all() {
        for (const auto step : {&TableCheck::reservations, &TableCheck::documents, &TableCheck::statuses,
                                &TableCheck::keys, &TableCheck::names, &TableCheck::lost_rows}) {
            if (Done done = (this->*step)(); !done) return done;
        }
        return {};
    }

  private:
    template <class Row>
    Done each(const std::string& sql, RowReader<Row> read, const std::function<void(const Row&)>& visit) {
        const Prepared statement = database_.prepare_for_many_rows(sql);
        if (!statement) return fail(statement.error());
        return each_row(**statement, read, database_, visit);
    }

    Done reservations() {
        Comparison comparison(database_, check_.findings);
        LoggedBatch batch;
        Done walked = each<CheckedReservation>(
            select_checked_reservations(), checked_reservation_row, [&](const CheckedReservation& row) {
                ++check_.reservations;
                check_learner(row, comparison);
                if (row.log.sequence != batch.sequence) batch = {.sequence = row.log.sequence, .bytes = {}};
                append(batch.bytes, row.reservation, row.learner_seal);
                if (!row.last_of_batch) return;
                if (row.log.action == name_of(Action::reserve) &&
                    row.log.subject == row.reservation.edition && row.log.details == batch.bytes.sha256())
                    return;
                comparison.fault(fmt::format("the reservations that row {} of the log stands for, with {} "
                                             "among them, are not those that were made",
                                             row.log.sequence, row.reservation.number.grouped()),
                                 "the reservations as they were logged");
            });
        return walked;
    }

    static void check_learner(const CheckedReservation& row, Comparison& comparison) {
        if (row.salt) {
            if (seal_of(*row.salt, view_of(row.reservation.learner)) == row.learner_seal) return;
            comparison.fault(
                fmt::format("the learner behind {} was exchanged", row.reservation.number.grouped()),
                "the learner for whom the number was reserved");
        } else if (!row.erasure_logged) {
            comparison.fault(fmt::format("the learner behind {} was erased without a row in the log",
                                         row.reservation.number.grouped()),
                             "a row “erase”");
        }
    }

    Done documents() {
        Comparison comparison(database_, check_.findings);
        return each<CheckedDocument>(
            select_checked_documents(), checked_document_row, [&](const CheckedDocument& row) {
                ++check_.documents;
                const IssuedCertificate& issued = row.certificate;
                const bool name_fits =
                    !row.salt || seal_of(*row.salt, issued.document.file_name) == row.file_name_seal;
                if (row.log.action == name_of(Action::issue) &&
                    row.log.subject == issued.document.number.text() && name_fits &&
                    row.log.details == details_of(issued.document, issued.recorded_at, row.file_name_seal))
                    return;
                comparison.fault(
                    fmt::format("the document recorded under {} is not the one that row {} of the "
                                "log stands for",
                                issued.document.number.grouped(), row.log.sequence),
                    "the document as it was logged");
            });
    }

    Done statuses() {
        Comparison comparison(database_, check_.findings);
        return each<CheckedStatus>(
            select_checked_statuses(), checked_status_row, [&](const CheckedStatus& row) {
                if (row.log.subject == row.number.text() &&
                    row.log.details == details_of(row.number, row.status))
                    return;
                comparison.fault(
                    fmt::format("the status “{}” of {} is not the one that row {} of the log stands for",
                                name_of(row.status.state), row.number.grouped(), row.log.sequence),
                    "the status as it was logged");
            });
    }

    Done keys() {
        Comparison comparison(database_, check_.findings);
        const auto all = all_keys(database_);
        if (!all) return fail(all.error());
        const Prepared last = database_.prepare(select_last_details());
        if (!last) return fail(last.error());
        for (const KeyEntry& key : *all) {
            keys_.insert(key.id);
            const auto logged = one_row((*last)->bind(1, key.id), details_row, database_);
            if (!logged) return fail(logged.error());
            if (*logged == details_of(key)) continue;
            comparison.fault(fmt::format("the key {} is not as the log has it last", key.id),
                             "the key as it was logged");
        }
        return {};
    }

    Done names() {
        Comparison comparison(database_, check_.findings);
        return each<CheckedName>(select_checked_names(), checked_name_row, [&](const CheckedName& row) {
            if (row.logged == details_of_name(row.kind, row.id, row.name)) return;
            comparison.fault(
                fmt::format("the name “{}” of {} is not as the log has it last", row.name, row.id),
                "the name as it was logged");
        });
    }

    // What the log has and a table lacks; and learners who should have been erased.
    Done lost_rows() {
        Comparison comparison(database_, check_.findings);
        Done lost = each<LogRow>(select_lost_rows(), log_row, [&](const LogRow& row) {
            if (row.action == name_of(Action::add_key) && keys_.contains(row.subject)) return;
            comparison.fault(fmt::format("what row {} of the log ({} {}) stands for is not in the registry",
                                         row.sequence, row.action, grouped(row.subject)),
                             "the row that was logged");
        });
        if (!lost) return lost;
        return words(comparison);
    }

    Done words(Comparison& comparison) {
        const Prepared statement = database_.prepare_for_many_rows(select_checked_words());
        if (!statement) return fail(statement.error());
        const Sha256 no_words{};
        (*statement)->bind_blob(1, view_of(no_words));
        return each_row<CheckedWords>(
            **statement, checked_words_row, database_, [&](const CheckedWords& row) {
                if (row.words ? why_digest(row.salt.value_or(Salt{}), row.sequence, *row.words) == row.digest
                              : row.erased)
                    return;
                comparison.fault(fmt::format("the words of row {} of the log {}", row.sequence,
                                             row.words ? "were changed" : "are missing"),
                                 "the words as they were given");
            });
    }

    const Database& database_;
    RegistryCheck& check_;
    std::set<std::string> keys_;  // ids of those that stand in the table
};

}  // namespace

Done check_tables(const Database& database, RegistryCheck& check) {
    return TableCheck(database, check).all();
}

}  // namespace sigillum::registry
