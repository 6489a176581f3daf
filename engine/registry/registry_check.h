// The check of a whole registry: its log against itself, its tables against the log.
#pragma once

#include <optional>

#include "base/result.h"
#include "registry/audit.h"
#include "registry/database.h"

namespace sigillum::registry {

// See Store::check. Reads in one transaction, so that writers do not disturb it.
Result<RegistryCheck> check_registry(const Database& database, const std::optional<AuditHead>& known);

}  // namespace sigillum::registry
