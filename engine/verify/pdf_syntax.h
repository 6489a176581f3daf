// A second, byte-level look at a PDF file. A PDF library says what an object means; only the bytes say
// exactly where it stands, and that is what a signature covers (ISO 32000-1, 7.2 and 7.3).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"

namespace sigillum::verify {

// Bytes [begin, end) of a file.
struct ByteSpan {
    std::size_t begin = 0;
    std::size_t end = 0;

    std::size_t size() const { return end - begin; }
    ByteView of(ByteView file) const { return file.substr(begin, end - begin); }
    bool operator==(const ByteSpan&) const = default;
};

// One entry of a dictionary as it stands in the file. The key is without its slash, #xx forms decoded.
struct RawEntry {
    std::string key;
    ByteSpan name;  // of the key, with its slash
    ByteSpan value;
};

struct RawDictionary {
    ByteSpan span;
    std::vector<RawEntry> entries;

    // The value of a key; nothing when the key is missing or stands there twice.
    std::optional<ByteSpan> value(std::string_view key) const;
    bool has_repeated_key() const;
};

struct RawObjectHeader {
    int number = 0;
    int generation = 0;
    std::size_t body = 0;  // first byte after "obj" and white space
};

// Walks over PDF syntax. Every call that returns a value moves behind it; every call that returns nothing
// leaves the reader where it was.
class SyntaxReader {
  public:
    SyntaxReader(ByteView file, std::size_t at) : file_(file), at_(at) {}

    std::size_t at() const { return at_; }
    bool at_end() const { return at_ >= file_.size(); }
    // White space and comments.
    void skip_space();
    // The keyword, when it stands here as a whole token.
    bool keyword(std::string_view word);
    std::optional<long long> integer();
    // "12 0 obj"
    std::optional<RawObjectHeader> object_header();
    // Any direct value or reference: its span.
    std::optional<ByteSpan> value() { return value(0); }
    std::optional<RawDictionary> dictionary() { return dictionary(0); }

  private:
    std::optional<ByteSpan> value(int depth);
    std::optional<RawDictionary> dictionary(int depth);
    std::optional<ByteSpan> array(int depth);
    std::optional<ByteSpan> literal_string();
    std::optional<ByteSpan> hex_string();
    std::optional<ByteSpan> name();
    // A number, true, false, null, or "n g R".
    std::optional<ByteSpan> plain_token();
    bool starts_with(std::string_view text) const { return file_.substr(at_, text.size()) == text; }

    ByteView file_;
    std::size_t at_;
};

bool is_pdf_space(char c);
bool is_pdf_delimiter(char c);

// A name's bytes without the slash, #xx forms decoded.
std::string decoded_name(ByteView raw);

}  // namespace sigillum::verify
