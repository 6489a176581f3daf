// Rows of the tables, each beside the row of the log that it has to be like.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/digest.h"
#include "base/result.h"
#include "registry/database.h"
#include "registry/issued_document.h"
#include "registry/key_entry.h"
#include "registry/log_details.h"
#include "registry/status.h"

namespace sigillum::registry {

// What of the log a table's row points to; no action when there is no such row.
struct LogRow {
    std::int64_t sequence = 0;
    std::string action;
    std::string subject;
    Sha256 details{};
};

struct CheckedReservation {
    Reservation reservation;
    Sha256 learner_seal{};
    std::optional<Salt> salt;     // absent when the learner was erased
    bool erasure_logged = false;  // looked up for erased learners only
    bool last_of_batch = false;   // the last that its row of the log stands for
    LogRow log;
};

struct CheckedDocument {
    IssuedCertificate certificate;
    Sha256 file_name_seal{};
    std::optional<Salt> salt;
    LogRow log;
};

struct CheckedStatus {
    CertificateNumber number;
    Status status;
    LogRow log;
};

// A name, and the details of the last row of the log about it; zeros when there is none.
struct CheckedName {
    std::string kind;
    std::string id;
    std::string name;
    Sha256 logged{};
};

// Words of a row of the log, or their absence where the row has a digest of them.
struct CheckedWords {
    std::int64_t sequence = 0;
    std::optional<std::string> words;
    Sha256 digest{};
    std::optional<Salt> salt;  // of the learner whom the row concerns
    bool erased = false;       // the row concerns a learner who was erased
};

std::string select_checked_reservations();
std::string select_checked_documents();
std::string select_checked_statuses();
std::string select_checked_names();
std::string select_checked_words();
// Rows of the log without what they stand for; and all that say that a key was added.
std::string select_lost_rows();
// The details of the last row of the log about a subject.
std::string select_last_details();

Result<CheckedReservation> checked_reservation_row(const Statement& row, const Database& database);
Result<CheckedDocument> checked_document_row(const Statement& row, const Database& database);
Result<CheckedStatus> checked_status_row(const Statement& row, const Database& database);
Result<CheckedName> checked_name_row(const Statement& row, const Database& database);
Result<CheckedWords> checked_words_row(const Statement& row, const Database& database);
Result<LogRow> log_row(const Statement& row, const Database& database);
Result<Sha256> details_row(const Statement& row, const Database& database);

}  // namespace sigillum::registry
