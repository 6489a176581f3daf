#include "verify/pdf_syntax.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace sigillum::verify {

namespace {

constexpr int deepest_nesting = 100;

bool is_regular(char c) { return !is_pdf_space(c) && !is_pdf_delimiter(c); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

bool is_pdf_space(char c) {
    return c == '\0' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

bool is_pdf_delimiter(char c) { return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos; }

std::string decoded_name(ByteView raw) {
    std::string name;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '#' && i + 2 < raw.size() && hex_digit(raw[i + 1]) >= 0 && hex_digit(raw[i + 2]) >= 0) {
            name += static_cast<char>(hex_digit(raw[i + 1]) * 16 + hex_digit(raw[i + 2]));
            i += 2;
        } else {
            name += raw[i];
        }
    }
    return name;
}

std::optional<ByteSpan> RawDictionary::value(std::string_view key) const {
    std::optional<ByteSpan> found;
    for (const RawEntry& entry : entries) {
        if (entry.key != key) continue;
        if (found) return std::nullopt;
        found = entry.value;
    }
    return found;
}

bool RawDictionary::has_repeated_key() const {
    std::set<std::string_view> seen;
    return std::any_of(entries.begin(), entries.end(),
                       [&](const RawEntry& entry) { return !seen.insert(entry.key).second; });
}

void SyntaxReader::skip_space() {
    while (at_ < file_.size()) {
        if (is_pdf_space(file_[at_])) {
            ++at_;
        } else if (file_[at_] == '%') {
            while (at_ < file_.size() && file_[at_] != '\n' && file_[at_] != '\r') ++at_;
        } else {
            return;
        }
    }
}

bool SyntaxReader::keyword(std::string_view word) {
    const std::size_t start = at_;
    skip_space();
    const std::size_t end = at_ + word.size();
    if (starts_with(word) && (end >= file_.size() || !is_regular(file_[end]))) {
        at_ = end;
        return true;
    }
    at_ = start;
    return false;
}

std::optional<long long> SyntaxReader::integer() {
    const std::size_t start = at_;
    skip_space();
    std::size_t end = at_;
    while (end < file_.size() && is_digit(file_[end])) ++end;
    long long number = 0;
    const auto [stop, code] = std::from_chars(file_.data() + at_, file_.data() + end, number);
    const bool whole_token = end >= file_.size() || !is_regular(file_[end]);
    if (end == at_ || code != std::errc() || stop != file_.data() + end || !whole_token) {
        at_ = start;
        return std::nullopt;
    }
    at_ = end;
    return number;
}

std::optional<RawObjectHeader> SyntaxReader::object_header() {
    const std::size_t start = at_;
    const auto number = integer();
    const auto generation = number ? integer() : std::nullopt;
    constexpr long long largest = 8'388'607;  // ISO 32000-1, annex C
    if (!generation || *number > largest || *generation > 65'535 || !keyword("obj")) {
        at_ = start;
        return std::nullopt;
    }
    skip_space();
    return RawObjectHeader{static_cast<int>(*number), static_cast<int>(*generation), at_};
}

std::optional<ByteSpan> SyntaxReader::value(int depth) {
    const std::size_t start = at_;
    skip_space();
    std::optional<ByteSpan> span;
    if (depth > deepest_nesting || at_end()) {
        span = std::nullopt;
    } else if (starts_with("<<")) {
        if (const auto nested = dictionary(depth)) span = nested->span;
    } else if (file_[at_] == '<') {
        span = hex_string();
    } else if (file_[at_] == '[') {
        span = array(depth);
    } else if (file_[at_] == '(') {
        span = literal_string();
    } else if (file_[at_] == '/') {
        span = name();
    } else {
        span = plain_token();
    }
    if (!span) at_ = start;
    return span;
}

std::optional<RawDictionary> SyntaxReader::dictionary(int depth) {
    const std::size_t start = at_;
    skip_space();
    RawDictionary result;
    result.span.begin = at_;
    bool good = starts_with("<<");
    at_ += 2;
    while (good) {
        skip_space();
        if (starts_with(">>")) {
            at_ += 2;
            result.span.end = at_;
            return result;
        }
        good = !at_end() && file_[at_] == '/';
        const auto key = good ? name() : std::nullopt;
        const auto held = key ? value(depth + 1) : std::nullopt;
        good = held.has_value();
        if (good) result.entries.push_back({decoded_name(key->of(file_).substr(1)), *key, *held});
    }
    at_ = start;
    return std::nullopt;
}

std::optional<ByteSpan> SyntaxReader::array(int depth) {
    const std::size_t begin = at_;
    ++at_;
    for (;;) {
        skip_space();
        if (at_end()) return std::nullopt;
        if (file_[at_] == ']') return ByteSpan{begin, ++at_};
        if (!value(depth + 1)) return std::nullopt;
    }
}

std::optional<ByteSpan> SyntaxReader::literal_string() {
    const std::size_t begin = at_;
    int open = 0;
    for (; at_ < file_.size(); ++at_) {
        if (file_[at_] == '\\') {
            ++at_;
        } else if (file_[at_] == '(') {
            ++open;
        } else if (file_[at_] == ')' && --open == 0) {
            return ByteSpan{begin, ++at_};
        }
    }
    return std::nullopt;
}

std::optional<ByteSpan> SyntaxReader::hex_string() {
    const std::size_t begin = at_;
    const std::size_t end = file_.find('>', at_);
    if (end == ByteView::npos) return std::nullopt;
    for (std::size_t i = begin + 1; i < end; ++i) {
        if (hex_digit(file_[i]) < 0 && !is_pdf_space(file_[i])) return std::nullopt;
    }
    at_ = end + 1;
    return ByteSpan{begin, at_};
}

std::optional<ByteSpan> SyntaxReader::name() {
    const std::size_t begin = at_++;
    while (at_ < file_.size() && is_regular(file_[at_])) ++at_;
    return ByteSpan{begin, at_};
}

std::optional<ByteSpan> SyntaxReader::plain_token() {
    const std::size_t begin = at_;
    if (integer()) {
        const std::size_t after_first = at_;
        if (integer() && keyword("R")) return ByteSpan{begin, at_};
        at_ = after_first;
        return ByteSpan{begin, at_};
    }
    while (at_ < file_.size() && is_regular(file_[at_])) ++at_;
    const ByteView token = file_.substr(begin, at_ - begin);
    const bool number = !token.empty() && token.find_first_not_of("0123456789+-.") == ByteView::npos;
    if (!number && token != "true" && token != "false" && token != "null") return std::nullopt;
    return ByteSpan{begin, at_};
}

}  // namespace sigillum::verify
