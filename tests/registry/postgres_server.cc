#include "tests/registry/postgres_server.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <pqxx/pqxx>

namespace sigillum::tests {
namespace {

constexpr int not_installed = 77;

std::string first_line(const std::string& file) {
    std::ifstream from(file);
    std::string line;
    std::getline(from, line);
    return line;
}

int script(const std::string& words) {
    const int status =
        std::system(fmt::format("'{}/tests/registry/postgres_server' {}", SOURCE_DIR, words).c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

PostgresServer::PostgresServer() {
    if (const char* given = std::getenv("SIGILLUM_TEST_POSTGRES"); given != nullptr) {
        folder_ = first_line(given);
        if (is_there()) return;
    }
    const std::string address = fmt::format("{}/test-folders/postgres-{}", BUILD_DIR, ::getpid());
    const int code = script(fmt::format("start '{}' {}", address, ::getpid()));
    if (code == 0) {
        own_ = address;
        folder_ = first_line(address);
    } else {
        missing_ =
            code == not_installed
                ? "Debian's PostgreSQL server is not installed (package postgresql)"
                : fmt::format("the PostgreSQL server does not start (postgres_server ends with {})", code);
    }
}

PostgresServer::~PostgresServer() {
    if (!own_.empty()) script(fmt::format("stop '{}'", own_));
}

const PostgresServer& PostgresServer::running() {
    static const PostgresServer server;
    return server;
}

std::string PostgresServer::address(const std::string& query, const std::string& user) const {
    return fmt::format("postgresql://{}@/postgres?host={}{}", user, folder_, query);
}

void PostgresServer::run(const std::string& sql) const {
    pqxx::connection connection(address());
    pqxx::nontransaction(connection).exec(sql);
}

}  // namespace sigillum::tests
