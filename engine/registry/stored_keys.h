// Keys and printable names in the registry; see Store. Every function that changes something works within a
// transaction that its caller has begun and commits.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "registry/audit_log.h"
#include "registry/key_entry.h"
#include "registry/names.h"
#include "registry/rows.h"

namespace sigillum::registry {

Done add_key(Session& session, AuditLog& log, const KeyEntry& key);
Done retire_key(Session& session, AuditLog& log, std::string_view id, std::int64_t at);
// `since` is when what it signs stops counting, `at` when this is said.
struct KeyRevocation {
    std::string_view id;
    std::int64_t since = 0;
    std::int64_t at = 0;
};
Done revoke_key(Session& session, AuditLog& log, const KeyRevocation& revocation);
Result<std::optional<KeyEntry>> find_key(Session& session, std::string_view id);
Result<std::vector<KeyEntry>> all_keys(const Database& database);
Result<std::vector<Sha256>> recorded_before(const Database& database, const KeyEntry& key, std::int64_t time);

Done add_names(const Database& database, AuditLog& log, const Names& names);
Result<Names> read_names(const Database& database);

}  // namespace sigillum::registry
