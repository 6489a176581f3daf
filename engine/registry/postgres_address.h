// The address of a registry in a PostgreSQL server.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace sigillum::registry {

inline constexpr ErrorKind bad_registry_address{"bad-registry-address"};

// Whether a text is meant as such an address, rather than as the path of a file.
bool is_postgres_address(std::string_view text);

// A connection URI as libpq reads it: postgresql://user@host:5432/database?options. What it leaves out comes
// from the service file, the password file and the environment variables of PostgreSQL's own programs.
class PostgresAddress {
  public:
    // Fails with bad_registry_address, which never repeats what stands in the text.
    static Result<PostgresAddress> read(const std::string& uri);

    // The address as errors and logs may show it: user, host, port and database, nothing secret.
    const std::string& shown() const { return shown_; }
    // What libpq is given, a password among it when the address has one.
    const std::string& connection() const { return connection_; }
    // A text of the server or of libpq, with the password taken out should it stand there.
    std::string without_secrets(std::string text) const;

  private:
    std::string shown_;
    std::string connection_;
    std::string password_;
};

}  // namespace sigillum::registry
