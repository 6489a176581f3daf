#include "registry/postgres_opening.h"

#include <fmt/format.h>

#include "registry/postgres_claim.h"
#include "registry/postgres_tables.h"
#include "registry/tables.h"

namespace sigillum::registry {
namespace {

// Tables of the registry's schema. Asked of the catalogue itself: to_regclass() goes on denying for a whole
// transaction a table that it has once not found.
constexpr const char* tables_here =
    "FROM pg_class WHERE relkind = 'r' AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = "
    "current_schema())";

// Of the tables; nothing where there are none.
Result<std::optional<int>> registry_version(const PostgresDatabase& database) {
    const auto table =
        database.answer(fmt::format("SELECT relname {} AND relname = 'sigillum_registry'", tables_here));
    if (!table) return fail(table.error());
    if (!*table) return std::optional<int>();
    const auto version = database.answer("SELECT version FROM sigillum_registry");
    if (!version) return fail(version.error());
    return std::optional(std::atoi(version->value_or("0").c_str()));
}

Done check_version(int version, const Place& place) {
    if (version == current_version) return {};
    if (version > current_version) {
        return fail(registry_newer, place, fmt::format("a registry of version {}", version),
                    fmt::format("version {} at most, or a newer version of this program", current_version));
    }
    return fail(not_a_registry, place, "tables of which nobody knows the version",
                "a registry made by this program");
}

// Texts are UTF-8, whatever language they are in; and another program's tables stay as they are.
Done check_room(const PostgresDatabase& database) {
    const Place place{.file = database.name()};
    const auto encoding = database.answer("SHOW server_encoding");
    if (!encoding) return fail(encoding.error());
    if (*encoding != "UTF8") {
        return fail(not_a_registry, place,
                    fmt::format("a database whose encoding is {}", encoding->value_or("")),
                    "a database with the encoding UTF8 (createdb --encoding=UTF8 --template=template0)");
    }
    const auto other = database.answer(
        fmt::format("SELECT min(relname::text) {} AND relname IN ('edition', 'status_list', 'learner', "
                    "'reservation', 'key', "
                    "'issued', 'status_change', 'name', 'audit', 'audit_words', 'audit_head')",
                    tables_here));
    if (!other) return fail(other.error());
    if (!*other) return {};
    return fail(not_a_registry, place, fmt::format("a table “{}” that is no registry's", **other),
                "an empty database, or a schema of its own (docs/registry.md)");
}

Done make_tables(const PostgresDatabase& database) {
    if (Done begun = database.begin_making(); !begun) return begun;
    Done made = [&]() -> Done {
        // Asked with the lock: another program may have been quicker.
        const auto version = registry_version(database);
        if (!version) return fail(version.error());
        if (*version) return {};
        if (Done room = check_room(database); !room) return room;
        return database.run(postgres_tables());
    }();
    if (made) made = database.commit();
    if (!made) database.undo();
    return made;
}

Done make_or_check(const PostgresDatabase& database, Access access) {
    const Place place{.file = database.name()};
    auto version = registry_version(database);
    if (!version) return fail(version.error());
    if (!*version) {
        if (access != Access::create_if_missing) {
            return fail(registry_missing, place, "there is no registry in this database",
                        "the database, and the schema, in which `sigillum issue` made one");
        }
        if (Done made = make_tables(database); !made) return made;
        version = registry_version(database);
        if (!version) return fail(version.error());
    }
    return check_version(version->value_or(0), place);
}

}  // namespace

Result<std::unique_ptr<Database>> open_registry_database(const std::string& uri,
                                                         const PostgresOptions& options) {
    const auto address = PostgresAddress::read(uri);
    if (!address) return fail(address.error());
    auto database = PostgresDatabase::open(
        *address, {.read_only = options.access == Access::read_only, .patience = options.patience});
    if (!database) return fail(database.error());
    if (const Done there = make_or_check(**database, options.access); !there) return fail(there.error());
    if (options.claim) {
        (*database)->stay_connected();
        if (const Done claimed = claim(**database, *options.claim); !claimed) return fail(claimed.error());
    }
    return std::unique_ptr<Database>(*std::move(database));
}

}  // namespace sigillum::registry
