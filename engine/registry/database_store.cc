#include "registry/database_store.h"

#include <charconv>
#include <string>
#include <utility>

#include "registry/access.h"
#include "registry/audit_log.h"
#include "registry/erasing.h"
#include "registry/recording.h"
#include "registry/registry_check.h"
#include "registry/reserving.h"
#include "registry/rows.h"
#include "registry/stored_keys.h"

namespace sigillum::registry {
namespace {

constexpr int most_repetitions = 5;

class DatabaseStore final : public Store {
  public:
    explicit DatabaseStore(Session session) : session_(std::move(session)) {}

    Result<std::vector<Reservation>> reserve(std::span<const ReservationRequest> requests,
                                             const RandomSource& random, const Act& act) override;
    Done record_issued(std::span<const IssuedDocument> documents, const Act& act) override;
    Done record_replacements(std::span<const Replacement> replacements, const Act& act) override;
    Result<std::optional<IssuedCertificate>> find(const CertificateNumber& number) override {
        return issued_under(session_, number);
    }
    Result<std::optional<Reservation>> find_reservation(const CertificateNumber& number) override {
        const std::string text = number.text();
        return one_row(session_.sql.reservation_of_number->bind(1, text), reservation_row, database());
    }
    Result<IssuedCertificates> issued(std::string_view edition) override {
        return all_rows<IssuedCertificate, IssuedCertificates>(
            session_.sql.issued_of_edition->bind(1, edition), issued_row, database());
    }
    Done each_issued(const std::function<void(const IssuedCertificate&)>& visit) override {
        return visit_rows(select_issued("ORDER BY i.id"), issued_row, visit);
    }
    Result<Reservations> reserved(std::string_view edition) override {
        return all_rows<Reservation, Reservations>(session_.sql.reservations_of_edition->bind(1, edition),
                                                   reservation_row, database());
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

    // Runs one change as a transaction with its rows in the log. What the database undid in favour of another
    // program is done again.
    template <class Change>
    Done change(const Act& act, const Change& make) {
        Done changed = change_once(act, make);
        for (int again = 0; again < most_repetitions; ++again) {
            if (changed || changed.error().kind != registry_conflict) break;
            changed = change_once(act, make);
        }
        return changed;
    }

    template <class Change>
    Done change_once(const Act& act, const Change& make) {
        Result<Transaction> transaction = Transaction::for_changes(database());
        if (!transaction) return fail(transaction.error());
        Result<AuditLog> log = AuditLog::open(database(), act);
        if (!log) return fail(log.error());
        if (Done made = make(*log); !made) return made;
        if (Done finished = log->finish(); !finished) return finished;
        return transaction->commit();
    }

    template <class Row>
    Done visit_rows(std::string_view sql, RowReader<Row> read, const std::function<void(const Row&)>& visit) {
        const Prepared statement = database().prepare_for_many_rows(sql);
        if (!statement) return fail(statement.error());
        return each_row(**statement, read, database(), visit);
    }

    Session session_;
};

Result<std::vector<Reservation>> DatabaseStore::reserve(std::span<const ReservationRequest> requests,
                                                        const RandomSource& random, const Act& act) {
    std::vector<Reservation> reservations;
    const Done reserved = change(act, [&](AuditLog& log) -> Done {
        reservations.clear();
        reservations.reserve(requests.size());
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

Done DatabaseStore::record_issued(std::span<const IssuedDocument> documents, const Act& act) {
    return change(act, [&](AuditLog& log) -> Done {
        Recording recording(session_, log, act.at);
        for (const IssuedDocument& document : documents) {
            if (const auto recorded = recording.record(document); !recorded) return fail(recorded.error());
        }
        return {};
    });
}

Done DatabaseStore::record_replacements(std::span<const Replacement> replacements, const Act& act) {
    return change(act, [&](AuditLog& log) -> Done {
        Recording recording(session_, log, act.at);
        for (const Replacement& replacement : replacements) {
            if (Done recorded = recording.replace(replacement); !recorded) return recorded;
        }
        return {};
    });
}

Result<std::vector<std::string>> DatabaseStore::status_lists() {
    const Prepared statement = database().prepare("SELECT id FROM status_list ORDER BY id");
    if (!statement) return fail(statement.error());
    return all_rows(**statement, text_row, database());
}

Result<std::vector<ListedStatus>> DatabaseStore::not_current(std::string_view list) {
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(list.data(), list.data() + list.size(), id);
    if (error != std::errc() || end != list.data() + list.size()) return std::vector<ListedStatus>();
    const Prepared statement = database().prepare(select_listed);
    if (!statement) return fail(statement.error());
    return all_rows((*statement)->bind(1, id), listed_row, database());
}

Result<std::vector<IssuedCertificate>> DatabaseStore::erase(const CertificateNumber& number, const Act& act) {
    std::vector<IssuedCertificate> erased;
    const Done done = change(act, [&](AuditLog& log) -> Done {
        auto certificates = erase_learner(session_, log, number);
        if (!certificates) return fail(certificates.error());
        erased = *std::move(certificates);
        return {};
    });
    if (!done) return fail(done.error());
    if (const Done forgotten = database().forget_erased(); !forgotten) return fail(forgotten.error());
    return erased;
}

Done DatabaseStore::each_audit(std::string_view subject,
                               const std::function<void(const AuditEntry&)>& visit) {
    const Prepared statement =
        database().prepare_for_many_rows(subject.empty() ? select_audit() : select_audit_of_subject());
    if (!statement) return fail(statement.error());
    if (!subject.empty()) (*statement)->bind(1, subject);
    return each_row(**statement, audit_row, database(), visit);
}

}  // namespace

Result<std::unique_ptr<Store>> store_in(std::unique_ptr<Database> database) {
    auto sql = Statements::prepare(*database);
    if (!sql) return fail(sql.error());
    return std::make_unique<DatabaseStore>(Session{std::move(database), *std::move(sql)});
}

}  // namespace sigillum::registry
