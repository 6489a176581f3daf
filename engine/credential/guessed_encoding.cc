#include "credential/guessed_encoding.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <set>

#include "credential/code_points.h"
#include "credential/encoding.h"

namespace sigillum::credential {
namespace {

constexpr std::array candidates{"windows-1252", "windows-1250", "ISO-8859-2", "macintosh"};
constexpr std::size_t most_words = 20000;

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_word_byte(char c) { return is_high(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

struct Words {
    std::vector<ByteView> different;  // those with a byte above 7F, each once, in order
    std::vector<int> rows;            // where each stands first
};

Words words_of(ByteView bytes) {
    Words words;
    std::set<ByteView> seen;
    int row = 1;
    for (std::size_t at = 0; at < bytes.size() && words.different.size() < most_words;) {
        if (bytes[at] == '\n') ++row;
        std::size_t end = at;
        while (end < bytes.size() && is_word_byte(bytes[end])) ++end;
        const ByteView word = bytes.substr(at, end - at);
        if (std::any_of(word.begin(), word.end(), is_high) && seen.insert(word).second) {
            words.different.push_back(word);
            words.rows.push_back(row);
        }
        at = std::max(end, at + 1);
    }
    return words;
}

bool is_letter(char32_t c) {
    const auto kind = u_charType(static_cast<UChar32>(c));
    return kind == U_UPPERCASE_LETTER || kind == U_LOWERCASE_LETTER || kind == U_OTHER_LETTER;
}

// ’ ‘ ´ · - – —, soft hyphen: signs that stand within words.
bool joins_letters(char32_t c) {
    static constexpr std::u32string_view joints = U"\u2019\u2018\u00B4\u00B7\u00AD\u2010\u2011\u2013\u2014";
    return joints.find(c) != std::u32string_view::npos;
}

// Ligatures and compatibility letters, which no list of names has.
bool never_typed(char32_t c) {
    return (c >= 0x80 && c < 0xA0) || u_charType(static_cast<UChar32>(c)) == U_UNASSIGNED ||
           (c >= 0xFB00 && c <= 0xFB06) || u_charType(static_cast<UChar32>(c)) == U_PRIVATE_USE_CHAR;
}

// Whether the letters may stand together in a word.
bool can_be_a_word(const std::u32string& word) {
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (never_typed(word[i])) return false;
        if (i == 0) continue;
        const bool behind_letter = is_letter(word[i - 1]);
        const bool before_letter = i + 1 < word.size() && is_letter(word[i + 1]);
        if (behind_letter && before_letter && !is_letter(word[i]) && !joins_letters(word[i])) return false;
        const bool high = word[i] >= 0x80 || word[i - 1] >= 0x80;
        const bool capital_inside = u_isupper(static_cast<UChar32>(word[i])) != 0 &&
                                    u_islower(static_cast<UChar32>(word[i - 1])) != 0;
        if (high && capital_inside) return false;
        // „Ren‚": a low quotation mark opens, it never follows a letter.
        if (behind_letter && (word[i] == 0x201A || word[i] == 0x201E)) return false;
    }
    return true;
}

std::u32string code_points(ByteView text) {
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) points += next_code_point(text, at).value_or(0xFFFD);
    return points;
}

// The words in that encoding; nothing when one of them cannot be a word there.
std::optional<std::vector<Bytes>> words_in(const Words& words, const char* encoding) {
    Bytes joined;
    for (const ByteView word : words.different) (joined += word) += '\n';
    const auto text = utf8_from(joined, encoding, {});
    if (!text) return std::nullopt;
    std::vector<Bytes> read;
    for (std::size_t begin = 0; begin < text->size();) {
        const std::size_t end = text->find('\n', begin);
        read.push_back(text->substr(begin, end - begin));
        if (!can_be_a_word(code_points(read.back()))) return std::nullopt;
        begin = end + 1;
    }
    return read;
}

bool is_plain_text(ByteView utf8) {
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = next_code_point(utf8, at).value_or(0xFFFF);
        const bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
        if (control || c == 0xFFFF || c == 0xFFFD || never_typed(c)) return false;
    }
    return true;
}

}  // namespace

GuessedEncoding guessed_encoding(ByteView bytes) {
    GuessedEncoding guess;
    const Words words = words_of(bytes);
    std::vector<std::vector<Bytes>> readings;
    for (const char* const encoding : candidates) {
        auto read = words_in(words, encoding);
        if (!read) continue;
        guess.possible.emplace_back(encoding);
        readings.push_back(std::move(*read));
    }
    if (readings.empty()) return guess;
    for (std::size_t word = 0; word < words.different.size(); ++word) {
        const bool same = std::all_of(readings.begin(), readings.end(),
                                      [&](const auto& read) { return read[word] == readings[0][word]; });
        if (same) continue;
        guess.row = words.rows[word];
        for (std::size_t i = 0; i < readings.size(); ++i)
            guess.doubtful_word.emplace_back(guess.possible[i], readings[i][word]);
        return guess;
    }
    guess.certain = guess.possible.front() != candidates.back() && words.different.size() < most_words;
    return guess;
}

std::optional<std::string> utf16_without_mark(ByteView bytes) {
    if (bytes.size() % 2 != 0 || bytes.find('\0') == ByteView::npos) return std::nullopt;
    std::optional<std::string> only;
    for (const char* const encoding : {"UTF-16LE", "UTF-16BE"}) {
        const auto text = utf8_from(bytes, encoding, {});
        if (!text || !is_plain_text(*text)) continue;
        if (only) return std::nullopt;
        only = encoding;
    }
    return only;
}

}  // namespace sigillum::credential
