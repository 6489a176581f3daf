#include "registry/sqlite_schema.h"

#include <fmt/format.h>
#include <stdlib.h>  // mkstemp
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "base/file.h"
#include "registry/access.h"
#include "registry/tables.h"

namespace sigillum::registry {
namespace {

constexpr std::int64_t application_id = 0x53494749;  // "SIGI", in the header of the file

constexpr TableWords words = {.row_id = "INTEGER PRIMARY KEY",
                              .integer = "INTEGER",
                              .bytes = "BLOB",
                              .end = " STRICT",
                              .zero_digest = "zeroblob(32)",
                              .key_order = ""};

constexpr const char* guards = R"sql(
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
    const auto database = SqliteDatabase::open(file, SQLITE_OPEN_READWRITE, path);
    if (!database) return fail(database.error());
    if (Done done = (*database)->run("PRAGMA journal_mode = WAL; BEGIN"); !done) return done;
    if (Done done = (*database)->run(lasting_tables(words)); !done) return done;
    if (Done done = create_tables_of_version_2(**database); !done) return done;
    if (Done done = (*database)->run("COMMIT"); !done) return done;
    if (Done done = (*database)->run(fmt::format("PRAGMA application_id = {}", application_id)); !done)
        return done;
    // Closing would move the log into the file too, but says nothing when it cannot: a file without its log
    // would be damaged.
    return (*database)->run("PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace

Done create_tables_of_version_2(const SqliteDatabase& database) {
    if (Done done = database.run(tables_of_version_2(words) + guards); !done) return done;
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

Result<int> registry_version(const SqliteDatabase& database) {
    const Place place{.file = database.name()};
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
