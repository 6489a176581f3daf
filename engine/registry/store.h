// The registry: which numbers were given out, what was issued under them, with which keys, what has become of
// it since, and who did all that.
//
// A number and a place in a status list are reserved before a document exists; the row that makes a document
// count is recorded when its file is durable; the status may change later. Rows are never deleted and numbers
// never reused. Every change is a row of the audit log, written in the same transaction. Callers see this
// interface only; what keeps the rows (registry/sqlite_store.h) can be exchanged.
//
// A store is used by one thread at a time. Several stores, in several processes, may be open on one registry.
// Each call that changes something is one transaction: all of it or nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "registry/act.h"
#include "registry/audit.h"
#include "registry/issued_document.h"
#include "registry/key_entry.h"
#include "registry/lookup.h"
#include "registry/names.h"
#include "registry/packed_rows.h"
#include "registry/reservation.h"
#include "registry/status.h"

namespace sigillum::registry {

inline constexpr ErrorKind number_not_reserved{"number-not-reserved"};
inline constexpr ErrorKind already_issued{"already-issued"};  // under this number, with another content
inline constexpr ErrorKind number_not_issued{"number-not-issued"};
inline constexpr ErrorKind already_erased{"already-erased"};
inline constexpr ErrorKind random_source_repeats{
    "random-source-repeats"};  // gives used numbers or places only

class Store : public Lookup {
  public:
    // A number and a random free place in a status list for each request, in the order of the requests. Who
    // has a reservation already (same edition, learner and generation) is given the same one again.
    virtual Result<std::vector<Reservation>> reserve(std::span<const ReservationRequest> requests,
                                                     const RandomSource& random, const Act& act) = 0;

    // Makes the documents count. A document that is recorded already, with the same content, is passed over.
    // Fails with number_not_reserved, already_issued, key_not_known, key_is_retired or key_is_revoked.
    virtual Done record_issued(std::span<const IssuedDocument> documents, const Act& act) = 0;
    // Makes the documents count and marks what they replace. Fails as record_issued and set_status do; a
    // replacement that is recorded already is passed over.
    virtual Done record_replacements(std::span<const Replacement> replacements, const Act& act) = 0;

    // What was reserved under the number, issued or not.
    virtual Result<std::optional<Reservation>> find_reservation(const CertificateNumber& number) = 0;
    // Everything issued in an edition, in the order of recording.
    virtual Result<IssuedCertificates> issued(std::string_view edition) = 0;
    // Everything issued at all, in the order of recording, one after the other.
    virtual Done each_issued(const std::function<void(const IssuedCertificate&)>& visit) = 0;
    // All reservations of an edition, issued or not, in the order of reserving.
    virtual Result<Reservations> reserved(std::string_view edition) = 0;

    // Changes the status. Fails with number_not_issued, status_is_final, status_unchanged or, for an unknown
    // successor, number_not_reserved. Which reasons there are is for the caller to check (check_reason).
    virtual Done set_status(const CertificateNumber& number, const Status& status, const Act& act) = 0;
    // The identifiers of the status lists in which places were given out, oldest first.
    virtual Result<std::vector<std::string>> status_lists() = 0;
    // What of a list is suspended, revoked or replaced now, by index.
    virtual Result<std::vector<ListedStatus>> not_current(std::string_view list) = 0;

    // Adds a key; one that is known with the same content is passed over, and one that was known without its
    // public part is completed. Times of retirement and revocation are not taken. Fails with key_conflict.
    virtual Done add_key(const KeyEntry& key, const Act& act) = 0;
    // All keys, in the order in which they were added.
    virtual Result<std::vector<KeyEntry>> keys() = 0;
    // The key signs nothing new from act.at on. Fails with key_not_known, key_is_retired or key_is_revoked.
    virtual Done retire_key(std::string_view id, const Act& act) = 0;
    // What the key signed counts only if it was recorded before `since`. Said again with an earlier time, the
    // earlier one holds; fails with key_is_revoked for the same or a later one, and with key_not_known.
    virtual Done revoke_key(std::string_view id, std::int64_t since, const Act& act) = 0;
    // Digests of what was recorded with the key before that time: of tokens for a code key, of files for a
    // seal. Nothing for a status key. In no order.
    virtual Result<std::vector<Sha256>> recorded_before(const KeyEntry& key, std::int64_t time) = 0;

    // Keeps printable names; a new name takes the place of an older one.
    virtual Done add_names(const Names& names, const Act& act) = 0;
    virtual Result<Names> names() = 0;

    // Erases what leads from a number to a person, for all certificates of that learner in the edition: the
    // learner's digest and salt, the names of the files, the words of the log. Numbers, digests of documents,
    // status and chain stay. Gives the certificates as they were before. Fails with number_not_reserved or
    // already_erased.
    virtual Result<std::vector<IssuedCertificate>> erase(const CertificateNumber& number, const Act& act) = 0;

    // The log, oldest row first: all of it, or what concerns one number, key, edition or name.
    virtual Done each_audit(std::string_view subject,
                            const std::function<void(const AuditEntry&)>& visit) = 0;
    virtual Result<AuditHead> audit_head() = 0;
    // Logs the proofs of units that were checked for a reserved number: the digest of the list of them
    // (docs/proofs.md), sealed with the learner's salt. Fails with number_not_reserved or already_erased.
    virtual Done note_proofs(const CertificateNumber& number, const Sha256& proofs, const Act& act) = 0;
    // Logs that something was published: where (a host), and the digest of what.
    virtual Done note_published(std::string_view host, const Sha256& content, const Act& act) = 0;

    // Recomputes the chain and compares every table with it. `known` is an end of the log that was written
    // down earlier. An error only when the registry cannot be read.
    virtual Result<RegistryCheck> check(const std::optional<AuditHead>& known) = 0;
};

// Opens a registry when it is needed.
using OpenStore = std::function<Result<std::unique_ptr<Store>>()>;

}  // namespace sigillum::registry
