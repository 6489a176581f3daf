#include "web/lean_script.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace sigillum::web {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Letters beyond ASCII are parts of words.
bool is_of_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

// Behind these words a value begins.
bool wants_value(std::string_view word) {
    constexpr std::array<std::string_view, 14> words = {"return", "typeof", "case",  "in",        "of",
                                                        "delete", "void",   "throw", "new",       "else",
                                                        "do",     "await",  "yield", "instanceof"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

enum class Gap { none, blank, line_break };
enum class Slash { divides, begins_expression, not_known };

class LeanScript {
  public:
    explicit LeanScript(ByteView source) : source_(source) {}

    Result<Bytes> lean() {
        // Each ends a line to a browser, but not to this reader.
        for (const std::string_view end : {"\r", "\u2028", "\u2029"})
            if (source_.find(end) != ByteView::npos)
                stop("a line that ends with another mark than a line feed");
        while (sound_) {
            const Gap gap = pass_gap();
            if (!sound_ || at_ >= source_.size()) break;
            join(gap);
            take_token();
        }
        if (sound_ && !open_.empty()) stop("a brace that is not closed");
        if (!sound_) {
            const auto line = 1 + std::count(source_.begin(), source_.begin() + static_cast<long>(at_), '\n');
            return fail(script_not_read, {.line = static_cast<int>(line)}, problem_,
                        "a script whose tokens can be told apart");
        }
        return std::move(out_);
    }

  private:
    char now() const { return at_ < source_.size() ? source_[at_] : '\0'; }
    char next() const { return at_ + 1 < source_.size() ? source_[at_ + 1] : '\0'; }
    char last() const { return out_.empty() ? '\0' : out_.back(); }
    void stop(std::string_view problem) {
        sound_ = false;
        problem_ = problem;
    }
    void copy() { out_ += source_[at_++]; }

    Gap pass_gap() {
        Gap gap = Gap::none;
        while (at_ < source_.size()) {
            const std::size_t before = at_;
            if (is_blank(now())) {
                ++at_;
            } else if (now() == '/' && next() == '/') {
                at_ = std::min(source_.find('\n', at_), source_.size());
            } else if (now() == '/' && next() == '*') {
                const std::size_t end = source_.find("*/", at_ + 2);
                if (end == ByteView::npos) {
                    stop("a comment that is not closed");
                    break;
                }
                at_ = end + 2;
            } else {
                break;
            }
            const bool breaks = source_.substr(before, at_ - before).find('\n') != ByteView::npos;
            if (breaks || gap == Gap::line_break)
                gap = Gap::line_break;
            else
                gap = Gap::blank;
        }
        return gap;
    }

    // Puts between the last token and the next what has to stand there.
    void join(Gap gap) {
        if (gap == Gap::none || out_.empty()) return;
        const char before = last();
        const char behind = now();
        const bool markup = before == '<' && behind == '!';  // “<!--” begins a comment in old scripts
        if (gap == Gap::line_break) {
            const bool goes_on = is_one_of(before, "{([,;=?:&|<>*%") || is_one_of(behind, ")]},;?:&|") ||
                                 (behind == '.' && !is_of_word(before));
            if (!goes_on || markup) out_ += '\n';
            return;
        }
        const bool words = is_of_word(before) && (is_of_word(behind) || behind == '`');
        const bool number = before >= '0' && before <= '9' && behind == '.';
        const bool another_sign = (before == behind && is_one_of(before, "+-")) || before == '/' ||
                                  behind == '/' || markup || (before == '-' && behind == '>');
        if (words || number || another_sign) out_ += ' ';
    }

    void take_token() {
        const char c = now();
        if (c == '"' || c == '\'') return take_string(c);
        if (c == '`') return copy(), take_template();
        if (is_of_word(c)) return take_word();
        if (c == '/') return take_slash();
        if (c == '{') open_.push_back('{');
        if (c == '}') {
            if (open_.empty()) return stop("a brace that was not opened");
            const char opened = open_.back();
            open_.pop_back();
            if (opened == '$') return copy(), take_template();
        }
        slash_ = Slash::begins_expression;
        if (c == ')' || c == ']') slash_ = Slash::divides;
        if (c == '}' || ((c == '+' || c == '-') && last() == c)) slash_ = Slash::not_known;
        copy();
    }

    void take_string(char quote) {
        copy();
        while (now() != quote) {
            if (now() == '\\') copy();
            if (at_ >= source_.size() || now() == '\n') return stop("a string that is not closed");
            copy();
        }
        copy();
        slash_ = Slash::divides;
    }

    // From behind the opening mark, or from behind a value in it, to the closing mark or the next value.
    void take_template() {
        while (now() != '`') {
            if (at_ >= source_.size()) return stop("a template that is not closed");
            if (now() == '$' && next() == '{') {
                copy();
                copy();
                open_.push_back('$');
                slash_ = Slash::begins_expression;
                return;
            }
            if (now() == '\\') copy();
            if (at_ < source_.size()) copy();
        }
        copy();
        slash_ = Slash::divides;
    }

    void take_word() {
        const bool member = last() == '.';
        const std::size_t begin = at_;
        while (is_of_word(now())) copy();
        const bool value = !member && wants_value(source_.substr(begin, at_ - begin));
        slash_ = value ? Slash::begins_expression : Slash::divides;
    }

    void take_slash() {
        if (slash_ == Slash::not_known) return stop("a slash of which it cannot be told what it begins");
        if (slash_ == Slash::divides) {
            slash_ = Slash::begins_expression;
            return copy();
        }
        copy();
        for (bool in_class = false; in_class || now() != '/'; copy()) {
            if (now() == '[') in_class = true;
            if (now() == ']') in_class = false;
            if (now() == '\\') copy();
            if (at_ >= source_.size() || now() == '\n')
                return stop("a regular expression that is not closed");
        }
        copy();
        slash_ = Slash::divides;
    }

    ByteView source_;
    Bytes out_;
    std::size_t at_ = 0;
    std::vector<char> open_;  // braces: '{', or '$' of a value in a template
    Slash slash_ = Slash::begins_expression;
    bool sound_ = true;
    std::string problem_;
};

}  // namespace

Result<Bytes> lean_script(ByteView source) { return LeanScript(source).lean(); }

}  // namespace sigillum::web
