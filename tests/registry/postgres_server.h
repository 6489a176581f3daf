// Debian's PostgreSQL server, for the tests (tests/registry/postgres_server starts and ends it).
#pragma once

#include <string>

namespace sigillum::tests {

class PostgresServer {
  public:
    // The one that ctest has started for a whole room (SIGILLUM_TEST_POSTGRES names the file that says where
    // it is), else one for this program alone, started when it is first asked for and ended with the program.
    static const PostgresServer& running();

    bool is_there() const { return !folder_.empty(); }
    // Why it is not.
    const std::string& missing() const { return missing_; }

    // The address of a database, by default as the server's superuser; `query` is what follows: "&options=…".
    std::string address(const std::string& query = "", const std::string& user = "sigillum") const;
    // Runs SQL as the superuser. The tests stop when that fails.
    void run(const std::string& sql) const;

    PostgresServer(const PostgresServer&) = delete;
    ~PostgresServer();

  private:
    PostgresServer();

    std::string folder_;
    std::string own_;  // the file that names the folder of a server of our own
    std::string missing_;
};

}  // namespace sigillum::tests
