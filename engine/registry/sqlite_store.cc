#include "registry/sqlite_store.h"

#include <fmt/format.h>

#include <string>
#include <system_error>
#include <utility>

#include "registry/sqlite_database.h"
#include "registry/sqlite_reserving.h"
#include "registry/sqlite_rows.h"
#include "registry/sqlite_schema.h"

namespace sigillum::registry {
namespace {

class SqliteStore final : public Store {
  public:
    SqliteStore(std::unique_ptr<Database> database, SqliteStatements sql)
        : database_(std::move(database)), sql_(std::move(sql)) {}

    Result<std::vector<Reservation>> reserve(std::span<const ReservationRequest> requests,
                                             const RandomSource& random, std::int64_t now) override;
    Done record_issued(std::span<const IssuedDocument> documents) override;
    Result<std::optional<IssuedCertificate>> find(const CertificateNumber& number) override;
    Result<std::optional<IssuedCertificate>> find_by_record_digest(const Sha256& record_digest) override;
    Result<std::vector<IssuedCertificate>> issued(std::string_view edition) override;
    Result<std::vector<Reservation>> reserved(std::string_view edition) override;
    Result<std::optional<Status>> status(const CertificateNumber& number) override;
    Done set_status(const CertificateNumber& number, const Status& status) override;

  private:
    Done record(const IssuedDocument& document);
    Done compare_recorded(const IssuedDocument& document);
    // The row of a reservation, or number_not_reserved.
    Result<std::int64_t> reservation_row_of(const CertificateNumber& number);

    tl::unexpected<Error> failure(ErrorKind kind, std::string found, std::string expected) const {
        return fail(kind, {.file = database_->path().string()}, std::move(found), std::move(expected));
    }

    std::unique_ptr<Database> database_;
    SqliteStatements sql_;
};

Result<std::vector<Reservation>> SqliteStore::reserve(std::span<const ReservationRequest> requests,
                                                      const RandomSource& random, std::int64_t now) {
    Result<Transaction> transaction = Transaction::begin(*database_);
    if (!transaction) return fail(transaction.error());
    Reserving reserving(*database_, sql_, random, now);
    std::vector<Reservation> reservations;
    reservations.reserve(requests.size());
    for (const ReservationRequest& request : requests) {
        Result<Reservation> reservation = reserving.reserve(request);
        if (!reservation) return fail(reservation.error());
        reservations.push_back(*std::move(reservation));
    }
    if (const Done finished = reserving.finish(); !finished) return fail(finished.error());
    if (const Done committed = transaction->commit(); !committed) return fail(committed.error());
    return reservations;
}

Done SqliteStore::record_issued(std::span<const IssuedDocument> documents) {
    Result<Transaction> transaction = Transaction::begin(*database_);
    if (!transaction) return fail(transaction.error());
    for (const IssuedDocument& document : documents) {
        if (Done recorded = record(document); !recorded) return recorded;
    }
    return transaction->commit();
}

Done SqliteStore::record(const IssuedDocument& document) {
    const std::string number = document.number.text();
    Done added = sql_.add_issued.bind(1, number)
                     .bind_blob(2, view_of(document.record_digest))
                     .bind_blob(3, view_of(document.file_digest))
                     .bind(4, document.type)
                     .bind_blob(5, view_of(document.code_key_id))
                     .bind_blob(6, view_of(document.signer_certificate))
                     .bind(7, document.issued_at)
                     .bind(8, document.file_name)
                     .bind(9, std::int64_t{document.pages})
                     .run();
    if (!added || database_->changes() == 1) return added;
    return compare_recorded(document);
}

// A document that was not added: recorded already, or in the way of another.
Done SqliteStore::compare_recorded(const IssuedDocument& document) {
    if (const auto reserved = reservation_row_of(document.number); !reserved) return fail(reserved.error());
    const auto recorded = find(document.number);
    if (!recorded) return fail(recorded.error());
    if (*recorded && (*recorded)->document == document) return {};
    return failure(already_issued,
                   *recorded ? fmt::format("another document was issued under {}", document.number.grouped())
                             : fmt::format("the record of {} was issued under another number",
                                           document.number.grouped()),
                   "each number and each record once");
}

Result<std::int64_t> SqliteStore::reservation_row_of(const CertificateNumber& number) {
    const std::string text = number.text();
    const auto row = one_row(sql_.reservation_id.bind(1, text), integer_row, *database_);
    if (!row) return fail(row.error());
    if (*row) return **row;
    return failure(number_not_reserved, fmt::format("{} was never reserved", number.grouped()),
                   "a number that this registry gave out");
}

Result<std::optional<IssuedCertificate>> SqliteStore::find(const CertificateNumber& number) {
    const std::string text = number.text();
    return one_row(sql_.find_issued.bind(1, text), issued_row, *database_);
}

Result<std::optional<IssuedCertificate>> SqliteStore::find_by_record_digest(const Sha256& record_digest) {
    return one_row(sql_.find_record.bind_blob(1, view_of(record_digest)), issued_row, *database_);
}

Result<std::vector<IssuedCertificate>> SqliteStore::issued(std::string_view edition) {
    return all_rows(sql_.issued_of_edition.bind(1, edition), issued_row, *database_);
}

Result<std::vector<Reservation>> SqliteStore::reserved(std::string_view edition) {
    return all_rows(sql_.reservations_of_edition.bind(1, edition), reservation_row, *database_);
}

Result<std::optional<Status>> SqliteStore::status(const CertificateNumber& number) {
    const std::string text = number.text();
    return one_row(sql_.find_status.bind(1, text), status_row, *database_);
}

Done SqliteStore::set_status(const CertificateNumber& number, const Status& status_wanted) {
    Result<Transaction> transaction = Transaction::begin(*database_);
    if (!transaction) return fail(transaction.error());
    const auto present = status(number);
    if (!present) return fail(present.error());
    if (!*present) {
        return failure(number_not_issued, fmt::format("nothing was issued under {}", number.grouped()),
                       "the number of an issued certificate");
    }
    if ((*present)->state == State::revoked || (*present)->state == State::replaced) {
        return failure(status_is_final, fmt::format("{} is revoked or replaced already", number.grouped()),
                       "a certificate that is current or suspended");
    }
    std::optional<std::int64_t> successor;
    if (status_wanted.successor) {
        const auto row = reservation_row_of(*status_wanted.successor);
        if (!row) return fail(row.error());
        successor = *row;
    }
    const std::string text = number.text();
    sql_.add_status.bind(1, text)
        .bind(2, static_cast<std::int64_t>(status_wanted.state))
        .bind(3, status_wanted.since)
        .bind(4, status_wanted.reason);
    if (successor) sql_.add_status.bind(5, *successor);
    if (Done added = sql_.add_status.run(); !added) return added;
    return transaction->commit();
}

// SQLite's name for a file: characters with a meaning in a URI are written as %HH.
std::string uri_of(const std::filesystem::path& path, std::string_view query) {
    std::string uri = "file:";
    for (const char c : path.string()) {
        if (c == '%' || c == '?' || c == '#')
            uri += fmt::format("%{:02X}", static_cast<unsigned>(c));
        else
            uri += c;
    }
    return uri + std::string(query);
}

Result<std::unique_ptr<Database>> open_checked(const std::filesystem::path& path,
                                               const SqliteOptions& options, std::string_view query) {
    const bool read_only = options.access == Access::read_only;
    auto database =
        Database::open(uri_of(path, query), read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE, path);
    if (!database) return database;
    (*database)->wait_for_locks(options.patience);
    // FULL: a commit is on the disk when it returns, also in WAL mode. 16 MB of cache hold the indexes of
    // some hundred thousand rows, into which numbers fall at random places.
    if (const Done set = (*database)->run(
            "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000");
        !set) {
        return fail(set.error());
    }
    if (const Done known = check_registry(**database); !known) return fail(known.error());
    return database;
}

Result<std::unique_ptr<Database>> open_database(const std::filesystem::path& path,
                                                const SqliteOptions& options) {
    auto database = open_checked(path, options, "");
    if (database || options.access != Access::read_only || database.error().kind != registry_unavailable)
        return database;
    // A file in WAL mode cannot be read where its companions can neither be found nor made, as on a read-only
    // disk. When there is no log beside it, nobody is writing and everything stands in the file itself.
    std::error_code unknown;
    if (std::filesystem::exists(path.string() + "-wal", unknown)) return database;
    return open_checked(path, options, "?immutable=1");
}

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& path,
                                                 const SqliteOptions& options) {
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown)) {
        if (options.access != Access::create_if_missing) {
            return fail(registry_missing, {.file = path.string()}, "there is no registry",
                        "the path of a registry");
        }
        if (const Done created = create_registry(path); !created) return fail(created.error());
    }
    auto database = open_database(path, options);
    if (!database) return fail(database.error());
    auto sql = SqliteStatements::prepare(**database);
    if (!sql) return fail(sql.error());
    return std::make_unique<SqliteStore>(*std::move(database), *std::move(sql));
}

}  // namespace sigillum::registry
