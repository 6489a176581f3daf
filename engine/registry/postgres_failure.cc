#include "registry/postgres_failure.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <pqxx/except>
#include <string>

#include "registry/access.h"

namespace sigillum::registry {
namespace {

// What PostgreSQL says, on one line: "ERROR:  permission denied for table issued".
std::string words_of(const std::exception& exception, const PostgresAddress& address) {
    std::string words;
    for (const char c : address.without_secrets(exception.what())) {
        const bool space = c == '\n' || c == '\t' || c == ' ';
        if (space && (words.empty() || words.back() == ' ')) continue;
        words += space ? ' ' : c;
    }
    while (!words.empty() && words.back() == ' ') words.pop_back();
    return words;
}

tl::unexpected<Error> lost(const Place& place, const std::string& words) {
    return fail(registry_unreachable, place, "the connection to the registry was lost: " + words,
                "a server that stays within reach; the same command again does what is left to do");
}

tl::unexpected<Error> undone(const Place& place) {
    return fail(registry_conflict, place,
                "the server undid the change in favour of another program, again and again",
                "to be one of fewer programs at work on the registry; try again");
}

// Of some errors libpqxx 6 gives the class, but not the code.
std::string state_of(const pqxx::sql_error& error) {
    if (!error.sqlstate().empty()) return error.sqlstate();
    if (dynamic_cast<const pqxx::insufficient_privilege*>(&error) != nullptr) return "42501";
    if (dynamic_cast<const pqxx::undefined_table*>(&error) != nullptr) return "42P01";
    if (dynamic_cast<const pqxx::undefined_column*>(&error) != nullptr) return "42703";
    if (dynamic_cast<const pqxx::disk_full*>(&error) != nullptr) return "53100";
    return {};
}

// SQLSTATE codes: PostgreSQL 15 manual, appendix A.
tl::unexpected<Error> refused(const std::string& state, const Place& place, const std::string& words) {
    const std::string_view of_class = std::string_view(state).substr(0, 2);
    if (of_class == "08" || state.starts_with("57P0") || state == "25P03") return lost(place, words);
    if (of_class == "40") return undone(place);
    if (state == "55P03") {
        return fail(registry_locked, place, "the registry is locked by another program",
                    "to have it to itself for a moment; try again when the other has finished");
    }
    if (state == "57014") {
        return fail(registry_too_slow, place, "the server gave up after its time limit: " + words,
                    "a server that is less busy, or a longer statement_timeout for this user");
    }
    if (state == "42501") {
        return fail(registry_rights_missing, place, "the server does not allow it: " + words,
                    "a user with the rights that docs/registry.md lists");
    }
    if (state == "53100")
        return fail(registry_disk_full, place, "the disk of the server is full",
                    "room for the registry to grow");
    if (state == "XX001" || state == "XX002") {
        return fail(registry_corrupt, place, "the registry is damaged: " + words,
                    "an intact registry, from a backup");
    }
    if (state == "42P01" || state == "42703") {
        return fail(not_a_registry, place, "tables that are not those of a registry: " + words,
                    "the tables as this program makes them");
    }
    if (state == "22021") {
        return fail(text_not_storable, place, "a text that is no UTF-8: " + words,
                    "names and words in UTF-8");
    }
    return fail(registry_unavailable, place, "the registry does not answer: " + words,
                "a registry that this user may read and write");
}

}  // namespace

tl::unexpected<Error> postgres_failure(const PostgresAddress& address) {
    const Place place{.file = address.shown()};
    try {
        throw;
    } catch (const pqxx::in_doubt_error& error) {
        return fail(registry_outcome_unknown, place,
                    "the connection was lost in the very moment of recording: " + words_of(error, address),
                    "the same command again: it finds out what was recorded and does the rest");
    } catch (const pqxx::statement_completion_unknown& error) {
        return lost(place, words_of(error, address));
    } catch (const pqxx::broken_connection& error) {
        return lost(place, words_of(error, address));
    } catch (const pqxx::transaction_rollback&) {
        return undone(place);
    } catch (const pqxx::sql_error& error) {
        return refused(state_of(error), place, words_of(error, address));
    } catch (const std::exception& error) {
        return fail(registry_unavailable, place, "the registry does not answer: " + words_of(error, address),
                    "a PostgreSQL server of version 13 or later");
    }
}

tl::unexpected<Error> postgres_connection_failure(const PostgresAddress& address) {
    const Place place{.file = address.shown()};
    std::string words;
    try {
        throw;
    } catch (const std::exception& error) {
        words = words_of(error, address);
    }
    // A server that answers at all has refused this user or this database.
    switch (PQping(address.connection().c_str())) {
        case PQPING_OK:
            return fail(
                registry_login_refused, place, "the server refuses the login: " + words,
                "a user and a password that it knows (a password in ~/.pgpass), and a database it has");
        case PQPING_REJECT:
            return fail(registry_unreachable, place, "the server takes no connections now: " + words,
                        "a server that has started and is not about to stop");
        default:
            return fail(registry_unreachable, place, "the server is not within reach: " + words,
                        "a PostgreSQL server at that address");
    }
}

}  // namespace sigillum::registry
