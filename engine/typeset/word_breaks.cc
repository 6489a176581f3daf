#include "typeset/word_breaks.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <string_view>

namespace sigillum::typeset {
namespace {

struct Letters {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool capital = false;  // the first letter
};

UChar32 character_at(std::string_view text, std::size_t& at) {
    UChar32 character = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), at, text.size(), character);
    return character;
}

bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019; }

// Signs that may stand around a word.
bool may_surround(UChar32 c) {
    return u_isUWhiteSpace(c) || c == ',' || c == ';' || c == ':' || c == '.' || c == '!' || c == '?' ||
           c == '(' || c == ')' || c == '[' || c == ']' || c == '"' || c == 0xAB || c == 0xBB ||
           (c >= 0x2010 && c <= 0x201F) || c == 0x2026 || c == 0x2039 || c == 0x203A;
}

// Reads one word with the signs around it; nothing fits what is no plain word.
class WordReader {
  public:
    WordReader(std::string_view piece, bool elides) : piece_(piece), elides_(elides) {}

    bool read() {
        for (std::size_t at = 0; at < piece_.size();) {
            const std::size_t begin = at;
            const UChar32 c = character_at(piece_, at);
            if (u_isalpha(c)) {
                if (!add_letter(c, begin, at)) return false;
            } else if (is_apostrophe(c) && elides_ && !word_.capital && begin_ && !over_) {
                begin_ = false;  // what stood before it was an article
            } else if (may_surround(c)) {
                over_ = over_ || begin_;
            } else {
                return false;
            }
        }
        return begin_;
    }

    const Letters& word() const { return word_; }

  private:
    bool add_letter(UChar32 c, std::size_t begin, std::size_t end) {
        if (over_) return false;  // a second word
        const bool upper = u_isupper(c) != 0;
        if (begin_ && upper) return false;
        if (!begin_) word_ = {.begin = begin, .end = end, .capital = upper};
        begin_ = true;
        word_.end = end;
        return true;
    }

    std::string_view piece_;
    bool elides_;
    bool begin_ = false;
    bool over_ = false;
    Letters word_;
};

// The span that holds a stretch; nullptr where it lies in several.
const Span* span_around(std::size_t begin, std::size_t end, std::span<const Span> spans) {
    std::size_t from = 0;
    for (const Span& span : spans) {
        if (begin >= from && end <= from + span.text.size()) return &span;
        from += span.text.size();
    }
    return nullptr;
}

// Whether a sentence begins at a word: nothing stands before it but what may stand around words, or a sign
// that ends one.
bool begins_sentence(std::string_view text, std::size_t word) {
    std::size_t at = word;
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '(' || text[at - 1] == '"')) --at;
    return at == 0 || text[at - 1] == '.' || text[at - 1] == '!' || text[at - 1] == '?' ||
           text[at - 1] == ':';
}

// Where the word begins in a piece that holds short ones before it which stay with it ("w sprawie").
std::size_t after_short_words(std::string_view text, std::size_t begin, std::size_t end,
                              const locale::LineRule& rule) {
    std::size_t space = text.find(' ', begin);
    while (space < end && rule.stay_with_next.contains(text.substr(begin, space - begin))) {
        begin = space + 1;
        space = text.find(' ', begin);
    }
    return begin;
}

}  // namespace

std::vector<std::size_t> word_breaks(const std::string& text, std::size_t begin, std::size_t end,
                                     std::span<const Span> spans, const locale::LineRules& rules,
                                     OwnHyphens own_hyphens) {
    while (end > begin && text[end - 1] == ' ') --end;
    const Span* span = span_around(begin, end, spans);
    if (span == nullptr || span->whole) return {};
    const locale::LineRule& rule = rules.of(span->language);
    if (rule.hyphenation == nullptr) return {};
    begin = after_short_words(text, begin, end, rule);
    if (end - begin < 5) return {};
    const bool hyphens = (begin > 0 && text[begin - 1] == '-') || text[end - 1] == '-';
    if (hyphens && own_hyphens == OwnHyphens::spare) return {};
    std::size_t last = end;
    if (hyphens && text[end - 1] == '-') --last;
    WordReader reader(std::string_view(text).substr(begin, last - begin), rule.elides);
    if (!reader.read()) return {};
    const Letters& word = reader.word();
    if (word.capital && !rule.nouns_have_capitals && !begins_sentence(text, begin + word.begin)) return {};
    std::vector<std::size_t> places =
        rule.hyphenation->breaks(std::string_view(text).substr(begin + word.begin, word.end - word.begin));
    for (std::size_t& place : places) place += begin + word.begin;
    return places;
}

}  // namespace sigillum::typeset
