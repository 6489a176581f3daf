#include "registry/postgres_statement.h"

#include <algorithm>
#include <charconv>

#include "base/digest.h"
#include "registry/postgres_failure.h"

namespace sigillum::registry {
namespace {

constexpr int rows_at_a_time = 1000;

int digit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

// The bytes of "\x0aff".
Bytes octets_of(std::string_view hexadecimal) {
    Bytes octets;
    octets.reserve(hexadecimal.size() / 2);
    for (std::size_t i = 2; i + 1 < hexadecimal.size(); i += 2)
        octets += static_cast<char>(digit(hexadecimal[i]) << 4 | digit(hexadecimal[i + 1]));
    return octets;
}

std::size_t highest_parameter(std::string_view text) {
    std::size_t highest = 0;
    for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
        std::size_t number = 0;
        std::from_chars(text.data() + at + 1, text.data() + text.size(), number);
        highest = std::max(highest, number);
    }
    return highest;
}

std::optional<std::string>& at(PostgresDatabase::Parameters& parameters, int parameter) {
    return parameters[static_cast<std::size_t>(parameter) - 1];
}

}  // namespace

PostgresStatement::PostgresStatement(const PostgresDatabase& database, std::string_view text)
    : database_(database), parameters_(highest_parameter(text)) {}

PostgresStatement& PostgresStatement::bind(int parameter, std::int64_t value) {
    at(parameters_, parameter) = std::to_string(value);
    return *this;
}

PostgresStatement& PostgresStatement::bind(int parameter, std::string_view text) {
    holds_nul_ = holds_nul_ || text.find('\0') != std::string_view::npos;
    at(parameters_, parameter) = std::string(text);
    return *this;
}

PostgresStatement& PostgresStatement::bind_blob(int parameter, ByteView bytes) {
    at(parameters_, parameter) = "\\x" + to_hex(bytes);
    return *this;
}

Result<bool> PostgresStatement::step() {
    if (holds_nul_) {
        reset();
        return fail(text_not_storable, {.file = database_.name()}, "a text with a zero byte in it",
                    "names and words in UTF-8");
    }
    blobs_.clear();
    if (++row_ < rows_.size()) return true;
    auto rows = next_rows();
    if (!rows) {
        reset();
        return fail(rows.error());
    }
    begun_ = true;
    rows_ = *std::move(rows);
    row_ = 0;
    return !rows_.empty();
}

void PostgresStatement::reset() {
    parameters_.assign(parameters_.size(), std::nullopt);
    rows_.clear();
    blobs_.clear();
    row_ = 0;
    begun_ = false;
    holds_nul_ = false;
}

pqxx::field PostgresStatement::field(int column) const {
    return rows_[row_][static_cast<pqxx::row::size_type>(column)];
}

std::int64_t PostgresStatement::integer(int column) const {
    const std::string_view digits = text(column);
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::string_view PostgresStatement::text(int column) const {
    const pqxx::field value = field(column);
    return {value.c_str(), value.size()};
}

ByteView PostgresStatement::blob(int column) const {
    if (blobs_.empty()) blobs_.resize(rows_.columns());
    Bytes& kept = blobs_[static_cast<std::size_t>(column)];
    kept = octets_of(text(column));
    return kept;
}

bool PostgresStatement::is_null(int column) const { return field(column).is_null(); }

Result<pqxx::result> PostgresAnswer::next_rows() {
    if (begun_) return pqxx::result();
    auto rows = database_.execute(prepared_, parameters_);
    if (rows) changes_ = static_cast<std::int64_t>(rows->affected_rows());
    return rows;
}

Result<pqxx::result> PostgresWalk::next_rows() {
    if (cursor_.empty()) {
        if (begun_) return pqxx::result();
        own_transaction_ = !database_.in_transaction();
        if (own_transaction_) {
            if (const Done begun = database_.begin_reading(); !begun) return fail(begun.error());
        }
        cursor_ = database_.next_name("walk");
        if (const Done declared = database_.declare(cursor_, query_, parameters_); !declared)
            return fail(declared.error());
    }
    auto rows = database_.fetch("FETCH FORWARD " + std::to_string(rows_at_a_time) + " FROM " + cursor_);
    if (rows && rows->empty()) end();
    return rows;
}

void PostgresWalk::end() {
    if (cursor_.empty()) return;
    // Where closing fails, the cursor ends with the transaction.
    if (own_transaction_)
        database_.undo();
    else
        static_cast<void>(database_.fetch("CLOSE " + cursor_));
    cursor_.clear();
    own_transaction_ = false;
}

void PostgresWalk::reset() {
    end();
    PostgresStatement::reset();
}

}  // namespace sigillum::registry
