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
constexpr std::int64_t schema_version = 1;           // rises with every change of the tables

// Numbers are the 16 characters as printed, without hyphens; times are seconds since 1970; digests are
// SHA-256. No table holds a name, and a learner is a digest (learner_digest).
constexpr const char* schema = R"sql(
PRAGMA journal_mode = WAL;
BEGIN;
CREATE TABLE edition (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE status_list (
    id INTEGER PRIMARY KEY,
    taken INTEGER NOT NULL
) STRICT;
CREATE TABLE reservation (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE CHECK (length(number) = 16),
    edition INTEGER NOT NULL REFERENCES edition (id),
    learner BLOB NOT NULL CHECK (length(learner) = 32),
    generation INTEGER NOT NULL CHECK (generation >= 1),
    status_list INTEGER NOT NULL REFERENCES status_list (id),
    status_index INTEGER NOT NULL CHECK (status_index BETWEEN 0 AND 131071),
    reserved_at INTEGER NOT NULL,
    UNIQUE (learner, generation),
    UNIQUE (status_list, status_index)
) STRICT;
CREATE INDEX reservation_by_edition ON reservation (edition);
CREATE TABLE issued (
    id INTEGER PRIMARY KEY,
    reservation INTEGER NOT NULL UNIQUE REFERENCES reservation (id),
    record_digest BLOB NOT NULL UNIQUE CHECK (length(record_digest) = 32),
    file_digest BLOB NOT NULL CHECK (length(file_digest) = 32),
    type TEXT NOT NULL,
    code_key_id BLOB NOT NULL CHECK (length(code_key_id) = 8),
    signer_certificate BLOB NOT NULL CHECK (length(signer_certificate) = 32),
    issued_at INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    pages INTEGER NOT NULL
) STRICT;
CREATE TABLE status_change (
    id INTEGER PRIMARY KEY,
    reservation INTEGER NOT NULL REFERENCES issued (reservation),
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
    since INTEGER NOT NULL,
    reason TEXT NOT NULL,
    successor INTEGER REFERENCES reservation (id)
) STRICT;
CREATE INDEX status_change_by_reservation ON status_change (reservation, id);
COMMIT;
)sql";

tl::unexpected<Error> cannot_create(const std::filesystem::path& path) {
    return fail(registry_unavailable, {.file = path.string()},
                fmt::format("the registry cannot be made: {}", std::generic_category().message(errno)),
                "a folder that this user may write to");
}

Done write_schema(const std::string& file, const std::filesystem::path& path) {
    const auto database = Database::open(file, SQLITE_OPEN_READWRITE, path);
    if (!database) return fail(database.error());
    if (Done done = (*database)->run(schema); !done) return done;
    return (*database)->run(
        fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};", application_id, schema_version)
            .c_str());
}

}  // namespace

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

Done check_registry(const Database& database) {
    const Place place{.file = database.path().string()};
    const Result<std::int64_t> application = database.answer("PRAGMA application_id");
    if (!application) return fail(application.error());
    const Result<std::int64_t> version = database.answer("PRAGMA user_version");
    if (!version) return fail(version.error());
    if (*application != application_id || *version < 1) {
        return fail(not_a_registry, place, "a file that is no registry", "a registry made by this program");
    }
    if (*version > schema_version) {
        return fail(registry_newer, place, fmt::format("a registry of version {}", *version),
                    fmt::format("version {} at most, or a newer version of this program", schema_version));
    }
    return {};
}

}  // namespace sigillum::registry
