// The registry: which numbers were given out, what was issued under them, and what has become of it since.
//
// A number and a place in a status list are reserved before a document exists; the row that makes a document
// count is recorded when its file is durable; the status may change later. Rows are never deleted and numbers
// never reused. Callers see this interface only; what keeps the rows (registry/sqlite_store.h) can be
// exchanged.
//
// A store is used by one thread at a time. Several stores, in several processes, may be open on one registry.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/certificate_number.h"
#include "base/date.h"
#include "base/digest.h"
#include "base/result.h"

namespace sigillum::registry {

inline constexpr ErrorKind number_not_reserved{"number-not-reserved"};
inline constexpr ErrorKind already_issued{"already-issued"};  // under this number, with another content
inline constexpr ErrorKind number_not_issued{"number-not-issued"};
inline constexpr ErrorKind status_is_final{"status-is-final"};
inline constexpr ErrorKind random_source_repeats{
    "random-source-repeats"};  // gives used numbers or places only

// Entries of one status list, the least that Bitstring Status List v1.0 allows.
inline constexpr std::uint32_t status_list_size = 131'072;

// Fills the span with random bytes that nobody can guess.
using RandomSource = std::function<void(std::span<std::uint8_t>)>;

// One learner of one edition, without a name: SHA-256 over the edition's id, a zero byte, and the learner's
// key.
Sha256 learner_digest(std::string_view edition, std::string_view learner_key);

struct ReservationRequest {
    std::string edition;      // id of the edition
    std::string learner_key;  // unique within the edition; kept as a digest only
    int generation = 1;  // 1 for the first certificate of the learner, 2 for the one that replaces it, …
};

struct Reservation {
    CertificateNumber number;
    std::string edition;
    Sha256 learner{};  // learner_digest of the request
    int generation = 1;
    std::string status_list;         // short identifier, "1"
    std::uint32_t status_index = 0;  // below status_list_size
    std::int64_t reserved_at = 0;    // seconds since 1970
    bool operator==(const Reservation&) const = default;
};

// What the registry keeps of a document.
struct IssuedDocument {
    CertificateNumber number;
    Sha256 record_digest{};  // of the attached credential record
    Sha256 file_digest{};    // of the signed file
    std::string type;        // stable name of the document type: "academic-achievement"
    std::array<std::uint8_t, 8> code_key_id{};
    Sha256 signer_certificate{};  // digest of the signer's certificate (DER)
    std::int64_t issued_at = 0;   // seconds since 1970
    std::string file_name;        // without folder
    int pages = 0;
    bool operator==(const IssuedDocument&) const = default;
};

struct IssuedCertificate {
    Reservation reservation;
    IssuedDocument document;
    bool operator==(const IssuedCertificate&) const = default;
};

enum class State : std::uint8_t { current = 0, suspended = 1, revoked = 2, replaced = 3 };

struct Status {
    State state = State::current;
    std::int64_t since =
        0;  // seconds since 1970; of a certificate whose status never changed, when it was issued
    std::string reason;                          // class of reason; empty when none was given
    std::optional<CertificateNumber> successor;  // of a replaced certificate
    bool operator==(const Status&) const = default;
};

class Store {
  public:
    virtual ~Store() = default;

    // A number and a random free place in a status list for each request, in the order of the requests, all
    // or none. Who has a reservation already (same edition, learner and generation) is given the same one
    // again.
    virtual Result<std::vector<Reservation>> reserve(std::span<const ReservationRequest> requests,
                                                     const RandomSource& random, std::int64_t now) = 0;

    // Makes the documents count, all or none. A document that is recorded already, with the same content, is
    // passed over. Fails with number_not_reserved or already_issued.
    virtual Done record_issued(std::span<const IssuedDocument> documents) = 0;

    // What was issued under the number, or with the record; nothing when nothing was.
    virtual Result<std::optional<IssuedCertificate>> find(const CertificateNumber& number) = 0;
    virtual Result<std::optional<IssuedCertificate>> find_by_record_digest(const Sha256& record_digest) = 0;

    // Everything issued in an edition, in the order of recording.
    virtual Result<std::vector<IssuedCertificate>> issued(std::string_view edition) = 0;
    // All reservations of an edition, issued or not, in the order of reserving.
    virtual Result<std::vector<Reservation>> reserved(std::string_view edition) = 0;

    // The present status of an issued certificate; nothing when nothing was issued under the number.
    virtual Result<std::optional<Status>> status(const CertificateNumber& number) = 0;
    // Changes it. Revoked and replaced are final. Fails with number_not_issued or status_is_final.
    virtual Done set_status(const CertificateNumber& number, const Status& status) = 0;
};

}  // namespace sigillum::registry
