#include "registry/stored_keys.h"

#include <fmt/format.h>

#include <algorithm>

namespace sigillum::registry {
namespace {

constexpr const char* awarding_body = "awarding-body";
constexpr const char* alliance = "alliance";

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// The bytes of a key's id; no bytes for anything else.
Bytes octets_of(std::string_view id) {
    Bytes octets;
    if (id.size() != 16 && id.size() != 64) return octets;
    for (std::size_t i = 0; i < id.size(); i += 2) {
        const int high = digit(id[i]);
        const int low = digit(id[i + 1]);
        if (high < 0 || low < 0) return {};
        octets += static_cast<char>(high << 4 | low);
    }
    return octets;
}

void bind_time(Statement& statement, int parameter, const std::optional<std::int64_t>& time) {
    if (time) statement.bind(parameter, *time);
}

// Writes the key as it shall be, and logs it.
Done keep(Session& session, AuditLog& log, const KeyEntry& key, Action action) {
    auto statement = session.database->prepare(
        "INSERT INTO key (id, purpose, public_part, demo, valid_from, retired_at, revoked_since, revoked_at) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO UPDATE SET "
        "public_part = excluded.public_part, demo = excluded.demo, retired_at = excluded.retired_at, "
        "revoked_since = excluded.revoked_since, revoked_at = excluded.revoked_at");
    if (!statement) return fail(statement.error());
    const Bytes id = octets_of(key.id);
    (*statement)
        ->bind_blob(1, id)
        .bind(2, name_of(key.purpose))
        .bind_blob(3, key.public_part)
        .bind(4, std::int64_t{key.demo})
        .bind(5, key.valid_from);
    bind_time(**statement, 6, key.retired_at);
    bind_time(**statement, 7, key.revoked_since);
    bind_time(**statement, 8, key.revoked_at);
    if (Done kept = (*statement)->run(); !kept) return kept;
    return log.add(action, key.id, details_of(key));
}

Result<KeyEntry> known_key(Session& session, std::string_view id) {
    auto key = find_key(session, id);
    if (!key) return fail(key.error());
    if (*key) return **std::move(key);
    return session.failure(key_not_known, fmt::format("the registry does not know the key {}", id),
                           "the id of a key in the registry");
}

Done add_name(const Database& database, AuditLog& log, const char* kind,
              const std::pair<const std::string, std::string>& name) {
    auto statement = database.prepare(
        "INSERT INTO name (kind, id, name) VALUES (?1, ?2, ?3) ON CONFLICT (kind, id) DO UPDATE SET name = "
        "excluded.name WHERE name.name <> excluded.name");
    if (!statement) return fail(statement.error());
    if (Done kept = (*statement)->bind(1, kind).bind(2, name.first).bind(3, name.second).run(); !kept)
        return kept;
    if ((*statement)->changes() == 0) return {};
    return log.add(Action::name, fmt::format("{}/{}", kind, name.first),
                   details_of_name(kind, name.first, name.second));
}

Result<Sha256> digest_row(const Statement& row, const Database& /*database*/) {
    Sha256 digest{};
    read_octets(row.blob(0), digest);
    return digest;
}

}  // namespace

Done add_key(Session& session, AuditLog& log, const KeyEntry& key) {
    const Bytes id = octets_of(key.id);
    if (id.size() != (key.purpose == KeyPurpose::seal ? 32U : 8U)) {
        return session.failure(key_conflict,
                               fmt::format("“{}” is no id of a {} key", key.id, name_of(key.purpose)),
                               "lower-case hexadecimal: 8 bytes for a code or status key, 32 for a seal");
    }
    const auto known = find_key(session, key.id);
    if (!known) return fail(known.error());
    KeyEntry wanted = key;
    if (*known) {
        wanted = **known;
        if (wanted.purpose == key.purpose && wanted.public_part == key.public_part && wanted.demo == key.demo)
            return {};
        if (wanted.purpose != key.purpose || !wanted.public_part.empty()) {
            return session.failure(key_conflict,
                                   fmt::format("the registry has the key {} already, as a {}{} key", key.id,
                                               wanted.demo ? "demonstration " : "", name_of(wanted.purpose)),
                                   "the same purpose, public part and demonstration mark as before");
        }
        wanted.public_part = key.public_part;
        wanted.demo = key.demo;
    } else {
        wanted.retired_at.reset();
        wanted.revoked_since.reset();
        wanted.revoked_at.reset();
    }
    return keep(session, log, wanted, Action::add_key);
}

Done retire_key(Session& session, AuditLog& log, std::string_view id, std::int64_t at) {
    Result<KeyEntry> key = known_key(session, id);
    if (!key) return fail(key.error());
    if (Done usable = check_usable(*key); !usable) return usable;
    key->retired_at = at;
    return keep(session, log, *key, Action::retire_key);
}

Done revoke_key(Session& session, AuditLog& log, const KeyRevocation& revocation) {
    Result<KeyEntry> key = known_key(session, revocation.id);
    if (!key) return fail(key.error());
    if (key->revoked_since && *key->revoked_since <= revocation.since) return check_usable(*key);
    key->revoked_since = revocation.since;
    key->revoked_at = revocation.at;
    return keep(session, log, *key, Action::revoke_key);
}

Result<std::optional<KeyEntry>> find_key(Session& session, std::string_view id) {
    const Bytes octets = octets_of(id);
    return one_row(session.sql.find_key->bind_blob(1, octets), key_row, *session.database);
}

Result<std::vector<KeyEntry>> all_keys(const Database& database) {
    auto statement = database.prepare(select_key("ORDER BY rowid"));
    if (!statement) return fail(statement.error());
    return all_rows(**statement, key_row, database);
}

Result<std::vector<Sha256>> recorded_before(const Database& database, const KeyEntry& key,
                                            std::int64_t time) {
    if (key.purpose == KeyPurpose::status) return std::vector<Sha256>{};
    auto statement = database.prepare(
        key.purpose == KeyPurpose::code
            ? "SELECT token_digest FROM issued WHERE code_key_id = ?1 AND recorded_at < ?2 AND token_digest "
              "<> ?3"
            : "SELECT file_digest FROM issued WHERE signer_certificate = ?1 AND recorded_at < ?2");
    if (!statement) return fail(statement.error());
    const Bytes id = octets_of(key.id);
    const Sha256 unknown{};
    (*statement)->bind_blob(1, id).bind(2, time);
    if (key.purpose == KeyPurpose::code) (*statement)->bind_blob(3, view_of(unknown));
    return all_rows(**statement, digest_row, database);
}

Done add_names(const Database& database, AuditLog& log, const Names& names) {
    for (const auto& name : names.awarding_bodies) {
        if (Done added = add_name(database, log, awarding_body, name); !added) return added;
    }
    for (const auto& name : names.alliances) {
        if (Done added = add_name(database, log, alliance, name); !added) return added;
    }
    return {};
}

Result<Names> read_names(const Database& database) {
    auto statement = database.prepare("SELECT kind, id, name FROM name");
    if (!statement) return fail(statement.error());
    Names names;
    Statement& row = **statement;
    Result<bool> more = row.step();
    for (; more && *more; more = row.step()) {
        auto& kind = row.text(0) == alliance ? names.alliances : names.awarding_bodies;
        kind.emplace(row.text(1), row.text(2));
    }
    if (!more) return fail(more.error());
    return names;
}

}  // namespace sigillum::registry
