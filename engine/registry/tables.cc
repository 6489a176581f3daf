#include "registry/tables.h"

#include <fmt/format.h>

namespace sigillum::registry {
namespace {

// Numbers are the 16 characters as printed, without hyphens; times are seconds since 1970; digests are
// SHA-256. No table holds a name of a learner. docs/registry.md says what every table is for.
constexpr const char* lasting = R"sql(
CREATE TABLE edition (
    id {row_id},
    name TEXT NOT NULL UNIQUE
){end};
CREATE TABLE status_list (
    id {integer} PRIMARY KEY,
    taken {integer} NOT NULL
){end};
)sql";

constexpr const char* of_version_2 = R"sql(
CREATE TABLE learner (
    id {row_id},
    digest {bytes} UNIQUE CHECK (length(digest) = 32),
    salt {bytes} CHECK (length(salt) = 16),
    seal {bytes} NOT NULL CHECK (length(seal) = 32),
    CHECK ((digest IS NULL) = (salt IS NULL))
){end};
CREATE TABLE reservation (
    id {row_id},
    number TEXT NOT NULL UNIQUE CHECK (length(number) = 16),
    edition {integer} NOT NULL REFERENCES edition (id),
    learner {integer} NOT NULL REFERENCES learner (id),
    generation {integer} NOT NULL CHECK (generation >= 1),
    status_list {integer} NOT NULL REFERENCES status_list (id),
    status_index {integer} NOT NULL CHECK (status_index BETWEEN 0 AND 131071),
    reserved_at {integer} NOT NULL,
    logged {integer} NOT NULL,
    UNIQUE (learner, generation),
    UNIQUE (status_list, status_index)
){end};
CREATE INDEX reservation_by_edition ON reservation (edition);
CREATE INDEX reservation_by_logged ON reservation (logged);
CREATE TABLE key (
    id {bytes} NOT NULL UNIQUE CHECK (length(id) IN (8, 32)),
    purpose TEXT NOT NULL CHECK (purpose IN ('code', 'status', 'seal')),
    public_part {bytes} NOT NULL,
    demo {integer} NOT NULL CHECK (demo IN (0, 1)),
    valid_from {integer} NOT NULL,
    retired_at {integer},
    revoked_since {integer},
    revoked_at {integer},{key_order}
    CHECK ((revoked_since IS NULL) = (revoked_at IS NULL))
){end};
CREATE TABLE issued (
    id {row_id},
    reservation {integer} NOT NULL UNIQUE REFERENCES reservation (id),
    record_digest {bytes} NOT NULL UNIQUE CHECK (length(record_digest) = 32),
    file_digest {bytes} NOT NULL CHECK (length(file_digest) = 32),
    token_digest {bytes} NOT NULL CHECK (length(token_digest) = 32),
    type TEXT NOT NULL,
    code_key_id {bytes} NOT NULL REFERENCES key (id),
    signer_certificate {bytes} NOT NULL REFERENCES key (id),
    issued_at {integer} NOT NULL,
    recorded_at {integer} NOT NULL,
    file_name TEXT,
    file_name_seal {bytes} NOT NULL CHECK (length(file_name_seal) = 32),
    pages {integer} NOT NULL,
    logged {integer} NOT NULL UNIQUE
){end};
CREATE TABLE status_change (
    id {row_id},
    reservation {integer} NOT NULL REFERENCES issued (reservation),
    state {integer} NOT NULL CHECK (state BETWEEN 0 AND 3),
    since {integer} NOT NULL,
    reason TEXT NOT NULL,
    successor {integer} REFERENCES reservation (id),
    logged {integer} NOT NULL UNIQUE
){end};
CREATE INDEX status_change_by_reservation ON status_change (reservation, id);
CREATE TABLE name (
    kind TEXT NOT NULL CHECK (kind IN ('awarding-body', 'alliance')),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (kind, id)
){end};
CREATE TABLE audit (
    sequence {integer} PRIMARY KEY,
    at {integer} NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    why_digest {bytes} NOT NULL CHECK (length(why_digest) = 32),
    details {bytes} NOT NULL CHECK (length(details) = 32),
    hash {bytes} NOT NULL CHECK (length(hash) = 32)
){end};
CREATE INDEX audit_by_subject ON audit (subject) WHERE action <> 'issue';
CREATE TABLE audit_words (
    sequence {integer} PRIMARY KEY REFERENCES audit (sequence),
    words TEXT NOT NULL
){end};
CREATE TABLE audit_head (
    id {integer} PRIMARY KEY CHECK (id = 1),
    sequence {integer} NOT NULL,
    hash {bytes} NOT NULL CHECK (length(hash) = 32)
){end};
INSERT INTO audit_head VALUES (1, 0, {zero_digest});
)sql";

std::string filled_in(const char* tables, const TableWords& words) {
    return fmt::format(fmt::runtime(tables), fmt::arg("row_id", words.row_id),
                       fmt::arg("integer", words.integer), fmt::arg("bytes", words.bytes),
                       fmt::arg("end", words.end), fmt::arg("zero_digest", words.zero_digest),
                       fmt::arg("key_order", words.key_order));
}

}  // namespace

std::string lasting_tables(const TableWords& words) { return filled_in(lasting, words); }

std::string tables_of_version_2(const TableWords& words) { return filled_in(of_version_2, words); }

}  // namespace sigillum::registry
