#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "credential/value.h"

namespace sigillum::credential {
namespace {

constexpr std::size_t deepest = 64;

// Walks over the text token by token, since nlohmann's events do not say where a token stands.
class Cursor {
  public:
    explicit Cursor(std::string_view text) : text_(text) {}

    // The position of the next token; the cursor then stands behind it, and typed() is the token.
    Position next() {
        while (at_ < text_.size() && std::string_view(" \t\r\n,:").find(text_[at_]) != std::string_view::npos)
            step();
        const Position found{line_, column_, 0};
        const std::size_t begin = at_;
        if (at_ >= text_.size()) return found;
        if (text_[at_] == '"') {
            skip_string();
        } else if (std::string_view("{}[]").find(text_[at_]) != std::string_view::npos) {
            step();
        } else {
            while (at_ < text_.size() &&
                   std::string_view(" \t\r\n,:{}[]\"").find(text_[at_]) == std::string_view::npos) {
                step();
            }
        }
        typed_ = text_.substr(begin, at_ - begin);
        return found;
    }

    std::string typed() const { return std::string(typed_); }

    // Where the byte with that number (from 0) stands.
    static Position position_of(std::string_view text, std::size_t byte) {
        Cursor cursor(text.substr(0, byte));
        while (cursor.at_ < cursor.text_.size()) cursor.step();
        return {cursor.line_, cursor.column_, 0};
    }

  private:
    void skip_string() {
        step();
        while (at_ < text_.size() && text_[at_] != '"') {
            if (text_[at_] == '\\') step();
            step();
        }
        step();
    }

    void step() {
        if (at_ >= text_.size()) return;
        const auto byte = static_cast<unsigned char>(text_[at_++]);
        if (byte == '\n') {
            ++line_;
            column_ = 1;
        } else if (at_ >= text_.size() || (static_cast<unsigned char>(text_[at_]) & 0xC0U) != 0x80U) {
            ++column_;  // counted once a character, at its last byte
        }
    }

    std::string_view text_;
    std::string_view typed_;
    std::size_t at_ = 0;
    int line_ = 1;
    int column_ = 1;
};

// Builds the tree from nlohmann's events. Open containers lie on a stack, so depth costs no recursion here.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
  public:
    TreeBuilder(std::string_view text, std::string file)
        : text_(text), file_(std::move(file)), cursor_(text) {}

    bool null() override { return scalar(ValueKind::nothing); }
    bool boolean(bool) override { return scalar(ValueKind::boolean); }
    bool number_integer(std::int64_t) override { return scalar(ValueKind::number); }
    bool number_unsigned(std::uint64_t) override { return scalar(ValueKind::number); }
    bool number_float(double, const std::string&) override { return scalar(ValueKind::number); }
    bool binary(nlohmann::json::binary_t&) override { return false; }  // not in JSON texts

    bool string(std::string& value) override {
        const Position at = cursor_.next();
        return place({.kind = ValueKind::text, .at = at, .text = value});
    }

    bool start_object(std::size_t) override { return open(ValueKind::table); }
    bool start_array(std::size_t) override { return open(ValueKind::array); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(std::string& name) override {
        const Position at = cursor_.next();
        if (!names_.back().insert(name).second) {
            return stop(at, fmt::format("the key “{}” stands here for the second time", name),
                        "each key once");
        }
        open_.back().members.push_back({name, at, {}});
        return true;
    }

    bool parse_error(std::size_t byte, const std::string&, const nlohmann::json::exception& error) override {
        std::string_view what = error.what();
        if (const auto colon = what.rfind(": "); colon != std::string_view::npos)
            what.remove_prefix(colon + 2);
        return stop(Cursor::position_of(text_, byte == 0 ? 0 : byte - 1), std::string(what),
                    "JSON (RFC 8259)");
    }

    Result<Value> result() && {
        if (error_) return fail(std::move(*error_));
        return std::move(root_);
    }

  private:
    bool scalar(ValueKind kind) {
        const Position at = cursor_.next();
        return place({.kind = kind, .at = at, .text = cursor_.typed()});
    }

    bool open(ValueKind kind) {
        const Position at = cursor_.next();
        if (open_.size() >= deepest)
            return stop(at, "nested too deeply", fmt::format("at most {} levels", deepest));
        open_.push_back({.kind = kind, .at = at});
        names_.emplace_back();
        return true;
    }

    bool close() {
        cursor_.next();
        Value done = std::move(open_.back());
        open_.pop_back();
        names_.pop_back();
        return place(std::move(done));
    }

    bool place(Value value) {
        if (open_.empty()) {
            root_ = std::move(value);
        } else if (open_.back().kind == ValueKind::array) {
            open_.back().items.push_back(std::move(value));
        } else {
            open_.back().members.back().value = std::move(value);
        }
        return true;
    }

    bool stop(Position at, std::string found, std::string expected) {
        error_ = Error{bad_json,
                       {.file = file_, .line = at.line, .column = at.column},
                       std::move(found),
                       std::move(expected)};
        return false;
    }

    std::string_view text_;
    std::string file_;
    Cursor cursor_;
    std::vector<Value> open_;
    std::vector<std::unordered_set<std::string>> names_;  // of the members of each open table
    Value root_;
    std::optional<Error> error_;
};

}  // namespace

Result<Value> value_from_json(ByteView bytes, const std::string& file) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    TreeBuilder builder(bytes, file);
    nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &builder);
    return std::move(builder).result();
}

}  // namespace sigillum::credential
