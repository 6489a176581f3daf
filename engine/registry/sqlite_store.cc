#include "registry/sqlite_store.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "registry/sqlite_audit.h"
#include "registry/sqlite_check.h"
#include "registry/sqlite_database.h"
#include "registry/sqlite_erasing.h"
#include "registry/sqlite_keys.h"
#include "registry/sqlite_opening.h"
#include "registry/sqlite_recording.h"
#include "registry/sqlite_reserving.h"
#include "registry/sqlite_rows.h"

namespace sigillum::registry {
namespace {

class SqliteStore final : public Store {
  public:
    explicit SqliteStore(SqliteSession session) : session_(std::move(session)) {}

    Result<std::vector<Reservation>> reserve(std::span<const ReservationRequest> requests,
                                             const RandomSource& random, const Act& act) override;
    Done record_issued(std::span<const IssuedDocument> documents, const Act& act) override;
    Done record_replacements(std::span<const Replacement> replacements, const Act& act) override;
    Result<std::optional<IssuedCertificate>> find(const CertificateNumber& number) override {
        return issued_under(session_, number);
    }
    Result<std::optional<Reservation>> find_reservation(const CertificateNumber& number) override {
        const std::string text = number.text();
        return one_row(session_.sql.reservation_of_number.bind(1, text), reservation_row, database());
    }
    Result<std::vector<IssuedCertificate>> issued(std::string_view edition) override {
        return all_rows(session_.sql.issued_of_edition.bind(1, edition), issued_row, database());
    }
    Done each_issued(const std::function<void(const IssuedCertificate&)>& visit) override {
        return visit_rows(select_issued("ORDER BY i.id"), issued_row, visit);
    }
    Result<std::vector<Reservation>> reserved(std::string_view edition) override {
        return all_rows(session_.sql.reservations_of_edition.bind(1, edition), reservation_row, database());
    }
    Result<std::optional<Status>> status(const CertificateNumber& number) override {
        return status_of(session_, number);
    }
    Done set_status(const CertificateNumber& number, const Status& status, const Act& act) override {
        return change(act, [&](AuditLog& log) { return change_status(session_, log, number, status); });
    }
    Result<std::vector<std::string>> status_lists() override;
    Result<std::vector<ListedStatus>> not_current(std::string_view list) override;
    Done add_key(const KeyEntry& key, const Act& act) override {
        return change(act, [&](AuditLog& log) { return registry::add_key(session_, log, key); });
    }
    Result<std::vector<KeyEntry>> keys() override { return all_keys(database()); }
    Result<std::optional<KeyEntry>> find_key(std::string_view id) override {
        return registry::find_key(session_, id);
    }
    Done retire_key(std::string_view id, const Act& act) override {
        return change(act, [&](AuditLog& log) { return registry::retire_key(session_, log, id, act.at); });
    }
    Done revoke_key(std::string_view id, std::int64_t since, const Act& act) override {
        return change(act, [&](AuditLog& log) {
            return registry::revoke_key(session_, log, {.id = id, .since = since, .at = act.at});
        });
    }
    Result<std::vector<Sha256>> recorded_before(const KeyEntry& key, std::int64_t time) override {
        return registry::recorded_before(database(), key, time);
    }
    Done add_names(const Names& names, const Act& act) override {
        return change(act, [&](AuditLog& log) { return registry::add_names(database(), log, names); });
    }
    Result<Names> names() override { return read_names(database()); }
    Result<std::vector<IssuedCertificate>> erase(const CertificateNumber& number, const Act& act) override;
    Done each_audit(std::string_view subject, const std::function<void(const AuditEntry&)>& visit) override;
    Result<AuditHead> audit_head() override { return read_audit_head(database()); }
    Done note_published(std::string_view host, const Sha256& content, const Act& act) override {
        return change(act, [&](AuditLog& log) {
            return log.add(Action::publish, host, details_of_publication(host, content));
        });
    }
    Done note_proofs(const CertificateNumber& number, const Sha256& proofs, const Act& act) override {
        return change(act,
                      [&](AuditLog& log) { return registry::note_proofs(session_, log, number, proofs); });
    }
    Result<RegistryCheck> check(const std::optional<AuditHead>& known) override {
        return check_registry(database(), known);
    }

  private:
    const Database& database() const { return *session_.database; }

    // Runs one change as a transaction with its rows in the log.
    template <class Change>
    Done change(const Act& act, const Change& make) {
        Result<Transaction> transaction = Transaction::begin(database());
        if (!transaction) return fail(transaction.error());
        Result<AuditLog> log = AuditLog::open(database(), act);
        if (!log) return fail(log.error());
        if (Done made = make(*log); !made) return made;
        if (Done finished = log->finish(); !finished) return finished;
        return transaction->commit();
    }

    template <class Row>
    Done visit_rows(std::string_view sql, RowReader<Row> read, const std::function<void(const Row&)>& visit) {
        auto statement = database().prepare(sql);
        if (!statement) return fail(statement.error());
        return each_row(*statement, read, database(), visit);
    }

    SqliteSession session_;
};

Result<std::vector<Reservation>> SqliteStore::reserve(std::span<const ReservationRequest> requests,
                                                      const RandomSource& random, const Act& act) {
    std::vector<Reservation> reservations;
    reservations.reserve(requests.size());
    const Done reserved = change(act, [&](AuditLog& log) -> Done {
        Reserving reserving(session_, random, log, act.at);
        for (const ReservationRequest& request : requests) {
            Result<Reservation> reservation = reserving.reserve(request);
            if (!reservation) return fail(reservation.error());
            reservations.push_back(*std::move(reservation));
        }
        return reserving.finish();
    });
    if (!reserved) return fail(reserved.error());
    return reservations;
}

Done SqliteStore::record_issued(std::span<const IssuedDocument> documents, const Act& act) {
    return change(act, [&](AuditLog& log) -> Done {
        Recording recording(session_, log, act.at);
        for (const IssuedDocument& document : documents) {
            if (const auto recorded = recording.record(document); !recorded) return fail(recorded.error());
        }
        return {};
    });
}

Done SqliteStore::record_replacements(std::span<const Replacement> replacements, const Act& act) {
    return change(act, [&](AuditLog& log) -> Done {
        Recording recording(session_, log, act.at);
        for (const Replacement& replacement : replacements) {
            if (Done recorded = recording.replace(replacement); !recorded) return recorded;
        }
        return {};
    });
}

Result<std::vector<std::string>> SqliteStore::status_lists() {
    auto statement = database().prepare("SELECT id FROM status_list ORDER BY id");
    if (!statement) return fail(statement.error());
    return all_rows(*statement, text_row, database());
}

Result<std::vector<ListedStatus>> SqliteStore::not_current(std::string_view list) {
    auto statement = database().prepare(select_listed);
    if (!statement) return fail(statement.error());
    return all_rows(statement->bind(1, list), listed_row, database());
}

Result<std::vector<IssuedCertificate>> SqliteStore::erase(const CertificateNumber& number, const Act& act) {
    std::vector<IssuedCertificate> erased;
    const Done done = change(act, [&](AuditLog& log) -> Done {
        auto certificates = erase_learner(session_, log, number);
        if (!certificates) return fail(certificates.error());
        erased = *std::move(certificates);
        return {};
    });
    if (!done) return fail(done.error());
    // What was erased stands in the write-ahead log until that is emptied.
    if (const Done emptied = database().run("PRAGMA wal_checkpoint(TRUNCATE)"); !emptied)
        return fail(emptied.error());
    return erased;
}

Done SqliteStore::each_audit(std::string_view subject, const std::function<void(const AuditEntry&)>& visit) {
    auto statement = database().prepare(subject.empty() ? select_audit() : select_audit_of_subject());
    if (!statement) return fail(statement.error());
    if (!subject.empty()) statement->bind(1, subject);
    return each_row(*statement, audit_row, database(), visit);
}

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& path,
                                                 const SqliteOptions& options) {
    auto database = open_registry_file(path, options);
    if (!database) return fail(database.error());
    auto sql = SqliteStatements::prepare(**database);
    if (!sql) return fail(sql.error());
    return std::make_unique<SqliteStore>(SqliteSession{*std::move(database), *std::move(sql)});
}

}  // namespace sigillum::registry
