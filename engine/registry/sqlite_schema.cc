#include "registry/sqlite_schema.h"

#include <fmt/format.h>
#include <stdlib.h>  // mkstemp
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "base/file.h"
#include "registry/sqlite_store.h"

namespace sigillum::registry {
namespace {

constexpr std::int64_t application_id = 0x53494749;  // "SIGI", in the header of the file

// Numbers are the 16 characters as printed, without hyphens; times are seconds since 1970; digests are
// SHA-256. No table holds a name of a learner. docs/registry.md says what every table is for.
constexpr const char* lasting_tables = R"sql(
CREATE TABLE edition (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE status_list (
    id INTEGER PRIMARY KEY,
    taken INTEGER NOT NULL
) STRICT;
)sql";

// What version 2 brought or changed.
constexpr const char* tables_of_version_2 = R"sql(
CREATE TABLE learner (
    id INTEGER PRIMARY KEY,
    digest BLOB UNIQUE CHECK (length(digest) = 32),
    salt BLOB CHECK (length(salt) = 16),
    seal BLOB NOT NULL CHECK (length(seal) = 32),
    CHECK ((digest IS NULL) = (salt IS NULL))
) STRICT;
CREATE TABLE reservation (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE CHECK (length(number) = 16),
    edition INTEGER NOT NULL REFERENCES edition (id),
    learner INTEGER NOT NULL REFERENCES learner (id),
    generation INTEGER NOT NULL CHECK (generation >= 1),
    status_list INTEGER NOT NULL REFERENCES status_list (id),
    status_index INTEGER NOT NULL CHECK (status_index BETWEEN 0 AND 131071),
    reserved_at INTEGER NOT NULL,
    logged INTEGER NOT NULL,
    UNIQUE (learner, generation),
    UNIQUE (status_list, status_index)
) STRICT;
CREATE INDEX reservation_by_edition ON reservation (edition);
CREATE INDEX reservation_by_logged ON reservation (logged);
CREATE TABLE key (
    id BLOB NOT NULL UNIQUE CHECK (length(id) IN (8, 32)),
    purpose TEXT NOT NULL CHECK (purpose IN ('code', 'status', 'seal')),
    public_part BLOB NOT NULL,
    demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
    valid_from INTEGER NOT NULL,
    retired_at INTEGER,
    revoked_since INTEGER,
    revoked_at INTEGER,
    CHECK ((revoked_since IS NULL) = (revoked_at IS NULL))
) STRICT;
CREATE TABLE issued (
    id INTEGER PRIMARY KEY,
    reservation INTEGER NOT NULL UNIQUE REFERENCES reservation (id),
    record_digest BLOB NOT NULL UNIQUE CHECK (length(record_digest) = 32),
    file_digest BLOB NOT NULL CHECK (length(file_digest) = 32),
    token_digest BLOB NOT NULL CHECK (length(token_digest) = 32),
    type TEXT NOT NULL,
    code_key_id BLOB NOT NULL REFERENCES key (id),
    signer_certificate BLOB NOT NULL REFERENCES key (id),
    issued_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    file_name TEXT,
    file_name_seal BLOB NOT NULL CHECK (length(file_name_seal) = 32),
    pages INTEGER NOT NULL,
    logged INTEGER NOT NULL UNIQUE
) STRICT;
CREATE TABLE status_change (
    id INTEGER PRIMARY KEY,
    reservation INTEGER NOT NULL REFERENCES issued (reservation),
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
    since INTEGER NOT NULL,
    reason TEXT NOT NULL,
    successor INTEGER REFERENCES reservation (id),
    logged INTEGER NOT NULL UNIQUE
) STRICT;
CREATE INDEX status_change_by_reservation ON status_change (reservation, id);
CREATE TABLE name (
    kind TEXT NOT NULL CHECK (kind IN ('awarding-body', 'alliance')),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT;
CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    why_digest BLOB NOT NULL CHECK (length(why_digest) = 32),
    details BLOB NOT NULL CHECK (length(details) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX audit_by_subject ON audit (subject) WHERE action <> 'issue';
CREATE TABLE audit_words (
    sequence INTEGER PRIMARY KEY REFERENCES audit (sequence),
    words TEXT NOT NULL
) STRICT;
CREATE TABLE audit_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    sequence INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO audit_head VALUES (1, 0, zeroblob(32));
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the log is not changed'); END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the log is not cut'); END;
CREATE TRIGGER words_stay BEFORE UPDATE ON audit_words
    BEGIN SELECT raise(ABORT, 'words are erased, not changed'); END;
CREATE TRIGGER status_stays BEFORE UPDATE ON status_change
    BEGIN SELECT raise(ABORT, 'a status is followed by another, not changed'); END;
CREATE TRIGGER status_is_kept BEFORE DELETE ON status_change
    BEGIN SELECT raise(ABORT, 'a status is followed by another, not removed'); END;
CREATE TRIGGER number_stays BEFORE UPDATE ON reservation
    BEGIN SELECT raise(ABORT, 'a number stays as it was given out'); END;
CREATE TRIGGER number_is_kept BEFORE DELETE ON reservation
    BEGIN SELECT raise(ABORT, 'a number is never free again'); END;
CREATE TRIGGER issued_is_kept BEFORE DELETE ON issued
    BEGIN SELECT raise(ABORT, 'what was issued stays recorded'); END;
CREATE TRIGGER issued_stays BEFORE UPDATE OF id, reservation, record_digest, file_digest, token_digest, type,
    code_key_id, signer_certificate, issued_at, recorded_at, file_name_seal, pages, logged ON issued
    BEGIN SELECT raise(ABORT, 'what was issued stays as it was recorded'); END;
CREATE TRIGGER key_is_kept BEFORE DELETE ON key BEGIN SELECT raise(ABORT, 'keys are kept'); END;
)sql";

tl::unexpected<Error> cannot_create(const std::filesystem::path& path) {
    return fail(registry_unavailable, {.file = path.string()},
                fmt::format("the registry cannot be made: {}", std::generic_category().message(errno)),
                "a folder that this user may write to");
}

Done write_schema(const std::string& file, const std::filesystem::path& path) {
    const auto database = Database::open(file, SQLITE_OPEN_READWRITE, path);
    if (!database) return fail(database.error());
    if (Done done = (*database)->run("PRAGMA journal_mode = WAL; BEGIN"); !done) return done;
    if (Done done = (*database)->run(lasting_tables); !done) return done;
    if (Done done = create_tables_of_version_2(**database); !done) return done;
    if (Done done = (*database)->run("COMMIT"); !done) return done;
    if (Done done = (*database)->run(fmt::format("PRAGMA application_id = {}", application_id).c_str());
        !done)
        return done;
    // Closing would move the log into the file too, but says nothing when it cannot: a file without its log
    // would be damaged.
    return (*database)->run("PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace

Done create_tables_of_version_2(const Database& database) {
    if (Done done = database.run(tables_of_version_2); !done) return done;
    return database.run("PRAGMA user_version = 2");
}

Done create_registry(const std::filesystem::path& path) {
    // Made beside its place under another name, which mkstemp opens with mode 0600, then linked to its place.
    std::string partial = path.string() + ".XXXXXX";
    const int descriptor = ::mkstemp(partial.data());
    if (descriptor < 0) return cannot_create(path);
    ::close(descriptor);
    Done made = write_schema(partial, path);
    if (made && ::link(partial.c_str(), path.c_str()) != 0 && errno != EEXIST) made = cannot_create(path);
    for (const char* companion : {"", "-wal", "-shm"}) ::unlink((partial + companion).c_str());
    return made ? sync_folder(path.parent_path()) : made;
}

Result<int> registry_version(const Database& database) {
    const Place place{.file = database.path().string()};
    const Result<std::int64_t> application = database.answer("PRAGMA application_id");
    if (!application) return fail(application.error());
    const Result<std::int64_t> version = database.answer("PRAGMA user_version");
    if (!version) return fail(version.error());
    if (*application != application_id || *version < 1) {
        return fail(not_a_registry, place, "a file that is no registry", "a registry made by this program");
    }
    if (*version > current_version) {
        return fail(registry_newer, place, fmt::format("a registry of version {}", *version),
                    fmt::format("version {} at most, or a newer version of this program", current_version));
    }
    return static_cast<int>(*version);
}

}  // namespace sigillum::registry
