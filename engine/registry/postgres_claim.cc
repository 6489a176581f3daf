#include "registry/postgres_claim.h"

#include <fmt/format.h>

#include <cstdint>

#include "base/digest.h"
#include "registry/postgres_database.h"

namespace sigillum::registry {
namespace {

// The server needs a moment to see that a program was killed: fifty looks, a tenth of a second apart.
constexpr int most_looks = 50;

// Advisory locks of PostgreSQL have two numbers of 32 bits. These stand for the edition in this registry:
// under one, every run marks into how many parts it divides the edition; under the other, it locks its own
// part.
struct LockNumbers {
    std::uint32_t division = 0;
    std::uint32_t part = 0;
};

Result<LockNumbers> lock_numbers(const PostgresDatabase& database, const std::string& edition) {
    // Of several registries in one database, each has a log of its own.
    const auto log = database.answer("SELECT 'audit'::regclass::oid");
    if (!log) return fail(log.error());
    const Sha256 digest = sha256("issuing " + log->value_or("") + " " + edition);
    const auto number = [&digest](std::size_t first) {
        std::uint32_t value = 0;
        for (std::size_t i = first; i < first + 4; ++i) value = value << 8U | digest[i];
        return value >> 1U;  // the server takes them with a sign
    };
    return LockNumbers{number(0), number(4)};
}

// Whether the query says yes, now or within the next seconds.
Result<bool> becomes_true(const PostgresDatabase& database, const std::string& query) {
    for (int look = 0; look < most_looks; ++look) {
        const auto said = database.answer(query);
        if (!said) return fail(said.error());
        if (*said == "t") return true;
        if (const Done waited = database.run("SELECT pg_sleep(0.1)"); !waited) return fail(waited.error());
    }
    return false;
}

}  // namespace

Done claim(const PostgresDatabase& database, const IssuingClaim& wanted) {
    const auto numbers = lock_numbers(database, wanted.edition);
    if (!numbers) return fail(numbers.error());
    const auto marked =
        database.run(fmt::format("SELECT pg_advisory_lock_shared({}, {})", numbers->division, wanted.parts));
    if (!marked) return marked;
    const auto alone = becomes_true(
        database, fmt::format("SELECT NOT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND "
                              "database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
                              "AND classid = {} AND objid <> {} AND objsubid = 2)",
                              numbers->division, wanted.parts));
    if (!alone) return fail(alone.error());
    if (!*alone) return being_issued(database.name(), wanted, false);
    const auto ours = becomes_true(
        database, fmt::format("SELECT pg_try_advisory_lock({}, {})", numbers->part, wanted.part));
    if (!ours) return fail(ours.error());
    return *ours ? Done() : being_issued(database.name(), wanted, true);
}

}  // namespace sigillum::registry
