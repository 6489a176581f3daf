#include "registry/sqlite_upgrade.h"

#include <string>
#include <utility>

#include "registry/audit_log.h"
#include "registry/log_details.h"
#include "registry/rows.h"
#include "registry/sqlite_schema.h"

namespace sigillum::registry {
namespace {

// Version 1 had in `reservation` the digest of the learner, and no token digests, keys and log.
constexpr const char* put_old_aside =
    "ALTER TABLE status_change RENAME TO old_status_change; ALTER TABLE issued RENAME TO old_issued; "
    "ALTER TABLE reservation RENAME TO old_reservation; DROP INDEX reservation_by_edition; "
    "DROP INDEX status_change_by_reservation;";
constexpr const char* drop_old =
    "DROP TABLE old_status_change; DROP TABLE old_issued; DROP TABLE old_reservation;";

constexpr const char* select_old_reservations =
    "SELECT r.number, e.name, r.learner, r.generation, r.status_list, r.status_index, r.reserved_at, r.id, "
    "r.edition, lead(r.edition) OVER (ORDER BY r.edition, r.id) IS NOT r.edition "
    "FROM old_reservation r JOIN edition e ON e.id = r.edition ORDER BY r.edition, r.id";
constexpr const char* add_reservation =
    "INSERT INTO reservation (number, edition, learner, generation, status_list, status_index, reserved_at, "
    "id, logged) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
constexpr const char* select_old_keys =
    "SELECT id, purpose, min(used) FROM (SELECT code_key_id AS id, 'code' AS purpose, issued_at AS used FROM "
    "old_issued UNION ALL SELECT signer_certificate, 'seal', issued_at FROM old_issued) GROUP BY id, purpose "
    "ORDER BY min(used), id";
constexpr const char* select_old_documents =
    "SELECT r.number, e.name, r.learner, r.generation, r.status_list, r.status_index, r.reserved_at, "
    "i.record_digest, i.file_digest, i.type, i.code_key_id, i.signer_certificate, i.issued_at, i.file_name, "
    "i.pages, zeroblob(32), i.issued_at, l.salt, r.id FROM old_issued i "
    "JOIN old_reservation r ON r.id = i.reservation JOIN edition e ON e.id = r.edition "
    "JOIN learner l ON l.digest = r.learner ORDER BY i.id";
constexpr int after_issued = 17;
constexpr const char* add_document =
    "INSERT INTO issued (reservation, record_digest, file_digest, token_digest, type, code_key_id, "
    "signer_certificate, issued_at, recorded_at, file_name, file_name_seal, pages, logged) "
    "VALUES (?1, ?2, ?3, zeroblob(32), ?4, ?5, ?6, ?7, ?7, ?8, ?9, ?10, ?11)";
constexpr const char* select_old_statuses =
    "SELECT c.state, c.since, c.reason, s.number, r.number, c.reservation, c.successor FROM "
    "old_status_change c JOIN old_reservation r ON r.id = c.reservation "
    "LEFT JOIN old_reservation s ON s.id = c.successor ORDER BY c.id";
constexpr const char* add_status =
    "INSERT INTO status_change (reservation, state, since, reason, successor, logged) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

Action action_for(State state) {
    constexpr Action actions[] = {Action::reinstate, Action::suspend, Action::revoke, Action::replace};
    return actions[static_cast<std::size_t>(state)];
}

class Upgrade {
  public:
    Upgrade(const SqliteDatabase& database, const RandomSource& random, AuditLog& log)
        : database_(database), random_(random), log_(log) {}

    Done all() {
        for (const auto step :
             {&Upgrade::keys, &Upgrade::reservations, &Upgrade::documents, &Upgrade::statuses}) {
            if (Done done = (this->*step)(); !done) return done;
        }
        return database_.run(drop_old);
    }

  private:
    // Runs `each` for every row of the query.
    template <class Each>
    Done walk(const char* sql, const Each& each) {
        const Prepared prepared = database_.prepare(sql);
        if (!prepared) return fail(prepared.error());
        Statement& row = **prepared;
        Result<bool> more = row.step();
        for (; more && *more; more = row.step()) {
            if (Done done = each(row); !done) return done;
        }
        return more ? Done() : fail(more.error());
    }

    Done keys() {
        const Prepared prepared = database_.prepare(
            "INSERT INTO key (id, purpose, public_part, demo, valid_from) VALUES (?1, ?2, zeroblob(0), 0, "
            "?3)");
        if (!prepared) return fail(prepared.error());
        Statement& add = **prepared;
        return walk(select_old_keys, [&](const Statement& row) -> Done {
            KeyEntry key{
                .id = to_hex(row.blob(0)),
                .purpose = row.text(1) == name_of(KeyPurpose::code) ? KeyPurpose::code : KeyPurpose::seal,
                .valid_from = row.integer(2)};
            if (Done added = add.bind_blob(1, row.blob(0)).bind(2, row.text(1)).bind(3, row.integer(2)).run();
                !added)
                return added;
            return log_.add(Action::add_key, key.id, details_of(key));
        });
    }

    // The learner's row, with a new salt when it is not there yet.
    Result<std::pair<std::int64_t, Sha256>> learner(const Sha256& digest) {
        Salt salt{};
        random_(salt);
        const Sha256 fresh = seal_of(salt, view_of(digest));
        const Prepared prepared = database_.prepare(
            "INSERT INTO learner (digest, salt, seal) VALUES (?1, ?2, ?3) ON CONFLICT (digest) DO UPDATE SET "
            "digest = digest RETURNING id, seal");
        if (!prepared) return fail(prepared.error());
        Statement& add = **prepared;
        add.bind_blob(1, view_of(digest)).bind_blob(2, view_of(salt)).bind_blob(3, view_of(fresh));
        const Result<bool> row = add.step();
        if (!row) return fail(row.error());
        std::pair<std::int64_t, Sha256> found{add.integer(0), {}};
        read_octets(add.blob(1), found.second);
        add.reset();
        return found;
    }

    Done reservations() {
        const Prepared prepared = database_.prepare(add_reservation);
        if (!prepared) return fail(prepared.error());
        Statement& add = **prepared;
        CanonicalBytes batch;
        return walk(select_old_reservations, [&](const Statement& row) -> Done {
            const auto reservation = reservation_row(row, database_);
            if (!reservation) return fail(reservation.error());
            const auto of = learner(reservation->learner);
            if (!of) return fail(of.error());
            append(batch, *reservation, of->second);
            const std::string number = reservation->number.text();
            add.bind(1, number).bind(2, row.integer(8)).bind(3, of->first);
            for (const int column : {3, 4, 5, 6, 7}) add.bind(column + 1, row.integer(column));
            if (Done added = add.bind(9, log_.next()).run(); !added) return added;
            if (row.integer(9) == 0) return {};
            Done logged = log_.add(Action::reserve, reservation->edition, batch.sha256());
            batch.clear();
            return logged;
        });
    }

    Done documents() {
        const Prepared prepared = database_.prepare(add_document);
        if (!prepared) return fail(prepared.error());
        Statement& add = **prepared;
        return walk(select_old_documents, [&](const Statement& row) -> Done {
            const auto issued = issued_row(row, database_);
            if (!issued) return fail(issued.error());
            const IssuedDocument& document = issued->document;
            Salt salt{};
            read_octets(row.blob(after_issued), salt);
            const Sha256 name_seal = seal_of(salt, document.file_name);
            const Done added = add.bind(1, row.integer(after_issued + 1))
                                   .bind_blob(2, view_of(document.record_digest))
                                   .bind_blob(3, view_of(document.file_digest))
                                   .bind(4, document.type)
                                   .bind_blob(5, view_of(document.code_key_id))
                                   .bind_blob(6, view_of(document.signer_certificate))
                                   .bind(7, document.issued_at)
                                   .bind(8, document.file_name)
                                   .bind_blob(9, view_of(name_seal))
                                   .bind(10, std::int64_t{document.pages})
                                   .bind(11, log_.next())
                                   .run();
            if (!added) return added;
            return log_.add(Action::issue, document.number.text(),
                            details_of(document, issued->recorded_at, name_seal), salt);
        });
    }

    Done statuses() {
        const Prepared prepared = database_.prepare(add_status);
        if (!prepared) return fail(prepared.error());
        Statement& add = **prepared;
        return walk(select_old_statuses, [&](const Statement& row) -> Done {
            const auto status = status_row(row, database_);
            if (!status) return fail(status.error());
            const auto number = number_of(row.text(4), database_);
            if (!number) return fail(number.error());
            add.bind(1, row.integer(5))
                .bind(2, row.integer(0))
                .bind(3, status->since)
                .bind(4, status->reason);
            if (!row.is_null(6)) add.bind(5, row.integer(6));
            if (Done added = add.bind(6, log_.next()).run(); !added) return added;
            return log_.add(action_for(status->state), number->text(), details_of(*number, *status));
        });
    }

    const SqliteDatabase& database_;
    const RandomSource& random_;
    AuditLog& log_;
};

}  // namespace

Done upgrade_to_version_2(const SqliteDatabase& database, const RandomSource& random, const Act& act) {
    if (Done aside = database.run(put_old_aside); !aside) return aside;
    if (Done made = create_tables_of_version_2(database); !made) return made;
    // Words would be repeated at every number.
    const Act without_words{.at = act.at, .by = act.by, .why = {}};
    Result<AuditLog> log = AuditLog::open(database, without_words);
    if (!log) return fail(log.error());
    if (Done upgraded = Upgrade(database, random, *log).all(); !upgraded) return upgraded;
    return log->finish();
}

}  // namespace sigillum::registry
