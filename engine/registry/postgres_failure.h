// What a PostgreSQL server, or the way to it, answers instead of doing what it was asked.
#pragma once

#include "base/result.h"
#include "registry/postgres_address.h"

namespace sigillum::registry {

inline constexpr ErrorKind registry_unreachable{"registry-unreachable"};  // no connection, or no longer
inline constexpr ErrorKind registry_login_refused{"registry-login-refused"};
inline constexpr ErrorKind registry_rights_missing{"registry-rights-missing"};
inline constexpr ErrorKind registry_too_slow{"registry-too-slow"};  // a time limit of the server was reached
// The connection was lost in the moment of a commit.
inline constexpr ErrorKind registry_outcome_unknown{"registry-outcome-unknown"};
inline constexpr ErrorKind text_not_storable{"text-not-storable"};

// The error for the exception that is being handled; called within a catch block only.
tl::unexpected<Error> postgres_failure(const PostgresAddress& address);

// The error for the exception that is being handled when a connection was to be opened.
tl::unexpected<Error> postgres_connection_failure(const PostgresAddress& address);

}  // namespace sigillum::registry
