// Statements of a PostgreSQL database.
#pragma once

#include <string>
#include <vector>

#include "registry/postgres_database.h"

namespace sigillum::registry {

// Values go to the server and come back as PostgreSQL writes them; a blob is hexadecimal digits after \x.
class PostgresStatement : public Statement {
  public:
    PostgresStatement& bind(int parameter, std::int64_t value) override;
    PostgresStatement& bind(int parameter, std::string_view text) override;
    PostgresStatement& bind_blob(int parameter, ByteView bytes) override;

    Result<bool> step() override;
    void reset() override;
    std::int64_t changes() const override { return changes_; }

    std::int64_t integer(int column) const override;
    std::string_view text(int column) const override;
    ByteView blob(int column) const override;
    bool is_null(int column) const override;

  protected:
    // The text says with $1, $2, … how many parameters there are; each is NULL until it is bound.
    PostgresStatement(const PostgresDatabase& database, std::string_view text);

    // The rows that come next; none at the end.
    virtual Result<pqxx::result> next_rows() = 0;

    const PostgresDatabase& database_;
    PostgresDatabase::Parameters parameters_;
    std::int64_t changes_ = 0;
    bool begun_ = false;

  private:
    pqxx::field field(int column) const;

    bool holds_nul_ = false;  // a text that PostgreSQL cannot keep was bound
    pqxx::result rows_;
    pqxx::result::size_type row_ = 0;
    mutable std::vector<Bytes> blobs_;  // of this row, by column
};

// Asks once and holds the answer.
class PostgresAnswer final : public PostgresStatement {
  public:
    // `prepared` is the server's name of the text.
    PostgresAnswer(const PostgresDatabase& database, std::string_view text, std::string prepared)
        : PostgresStatement(database, text), prepared_(std::move(prepared)) {}

  private:
    Result<pqxx::result> next_rows() override;

    std::string prepared_;
};

// Walks through the answer with a cursor, in the transaction that is open or in one of its own.
class PostgresWalk final : public PostgresStatement {
  public:
    PostgresWalk(const PostgresDatabase& database, std::string query)
        : PostgresStatement(database, query), query_(std::move(query)) {}
    ~PostgresWalk() override { end(); }

    void reset() override;

  private:
    Result<pqxx::result> next_rows() override;
    void end();

    std::string query_;
    std::string cursor_;  // empty when none is open
    bool own_transaction_ = false;
};

}  // namespace sigillum::registry
