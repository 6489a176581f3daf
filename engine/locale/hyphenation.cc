#include "locale/hyphenation.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <optional>

#include "locale/hyphenation_patterns.h"

namespace sigillum::locale {

struct Hyphenation::Patterns {
    // What one level of the file asks for: letters that stay before and after; 0: it does not say.
    struct Minima {
        std::size_t before = 0;
        std::size_t after = 0;
    };

    std::vector<HyphenationPatterns> levels;  // one, or two of which the first parts compounds
    Minima word;
    Minima part;  // of a compound
};

namespace {

using Mark = HyphenationPatterns::Mark;

constexpr std::size_t fewest_before = 2;
constexpr std::size_t fewest_after = 2;
constexpr std::size_t usual_after = 3;

std::string_view trimmed(std::string_view line) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
        line.remove_suffix(1);
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
    return line;
}

// Takes the first line off the text.
std::string_view next_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

// Files say "ISO8859-2", ICU "ISO-8859-2".
std::string converter_name(std::string_view given) {
    constexpr std::string_view without_hyphen = "ISO8859";
    if (!given.starts_with(without_hyphen)) return std::string(given);
    return "ISO-8859" + std::string(given.substr(without_hyphen.size()));
}

std::optional<icu::UnicodeString> decoded(std::string_view text, std::string_view encoding) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(converter_name(encoding).c_str(), &status);
    if (U_FAILURE(status)) return std::nullopt;
    icu::UnicodeString result(text.data(), static_cast<std::int32_t>(text.size()), converter, status);
    ucnv_close(converter);
    if (U_FAILURE(status)) return std::nullopt;
    return result;
}

// The number behind a keyword of the format; nothing where the line does not begin with it.
std::optional<std::size_t> number_behind(std::u16string_view line, std::u16string_view keyword) {
    if (!line.starts_with(keyword)) return std::nullopt;
    std::size_t number = 0;
    for (const char16_t c : line.substr(keyword.size())) {
        if (c >= u'0' && c <= u'9' && number < 100) number = number * 10 + static_cast<std::size_t>(c - u'0');
    }
    return number;
}

struct Word {
    std::u16string letters;          // in lower case
    std::vector<std::size_t> bytes;  // at which each begins
};

// Nothing for letters beyond the basic plane, which no dictionary has.
std::optional<Word> word_of(std::string_view utf8) {
    Word word;
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t begin = at;
        UChar32 letter = 0;
        U8_NEXT(reinterpret_cast<const std::uint8_t*>(utf8.data()), at, utf8.size(), letter);
        if (letter < 0) return std::nullopt;
        letter = u_tolower(letter);
        if (letter > 0xFFFF) return std::nullopt;
        word.letters += static_cast<char16_t>(letter);
        word.bytes.push_back(begin);
    }
    return word;
}

// Takes away what leaves too few letters at an end.
void keep_together(std::vector<Mark>& marks, std::size_t before, std::size_t after) {
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (i < before || i + after > marks.size() - 1) marks[i] = {};
    }
}

bool is_vowel(char16_t letter) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    icu::UnicodeString parts;
    const bool marked = U_SUCCESS(status) && nfd->getDecomposition(letter, parts) != 0;
    constexpr std::u16string_view vowels = u"aeiouyæøœıаеиоуыэюяєіѣαεηιουω";
    return vowels.find(marked ? parts.charAt(0) : letter) != std::u16string_view::npos;
}

// A consonant is no syllable: where a dictionary knows two ways of parting that leave it alone between them
// ("Ingenieu-r-wesen"), none is sure.
void join_lonely_consonants(std::vector<Mark>& marks, std::u16string_view word) {
    for (std::size_t i = 1; i + 1 < marks.size() && i < word.size(); ++i) {
        if (marks[i].parts() && marks[i + 1].parts() && !is_vowel(word[i])) marks[i] = marks[i + 1] = {};
    }
}

// The marks of a compound: those between its parts, and within each part those of the second level.
std::vector<Mark> compound_marks(const std::vector<HyphenationPatterns>& levels, std::u16string_view word,
                                 std::size_t part_before, std::size_t part_after) {
    std::vector<Mark> marks = levels[0].marks(word);
    std::size_t begin = 0;
    for (std::size_t end = 1; end <= word.size(); ++end) {
        if (end < word.size() && !marks[end].parts()) continue;
        std::vector<Mark> part = levels[1].marks(word.substr(begin, end - begin));
        keep_together(part, begin > 0 ? part_before : 0, end < word.size() ? part_after : 0);
        std::copy(part.begin() + 1, part.end() - 1, marks.begin() + static_cast<std::ptrdiff_t>(begin) + 1);
        begin = end;
    }
    return marks;
}

}  // namespace

Hyphenation::Hyphenation(std::unique_ptr<const Patterns> patterns) : patterns_(std::move(patterns)) {}
Hyphenation::Hyphenation(Hyphenation&&) noexcept = default;
Hyphenation& Hyphenation::operator=(Hyphenation&&) noexcept = default;
Hyphenation::~Hyphenation() = default;

Result<Hyphenation> Hyphenation::read(ByteView bytes, const std::string& shown) {
    std::string_view rest = bytes;
    const std::string_view encoding = next_line(rest);
    const auto text = decoded(rest, encoding);
    if (!text) {
        return fail(bad_hyphenation, {.file = shown, .line = 1},
                    "the encoding “" + std::string(encoding.substr(0, 40)) + "” is not known",
                    "a hyphenation dictionary whose first line names its encoding");
    }
    const std::u16string_view all(text->getBuffer(), static_cast<std::size_t>(text->length()));
    auto patterns = std::make_unique<Patterns>();
    patterns->levels.emplace_back(all.size());
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find(u'\n', at), all.size());
        std::u16string_view line = all.substr(at, end - at);
        at = end + 1;
        line = line.substr(0, line.find_last_not_of(u"\r \t") + 1);
        if (line.empty() || line.front() == u'%' || line.front() == u'#') continue;
        if (line.starts_with(u"NOHYPHEN")) continue;  // speaks of hyphens and apostrophes; words have none
        if (line.starts_with(u"NEXTLEVEL")) {
            if (patterns->levels.size() < 2)
                patterns->levels.emplace_back(all.size() - std::min(at, all.size()));
        } else if (const auto before = number_behind(line, u"LEFTHYPHENMIN")) {
            patterns->word.before = *before;
        } else if (const auto after = number_behind(line, u"RIGHTHYPHENMIN")) {
            patterns->word.after = *after;
        } else if (const auto part_before = number_behind(line, u"COMPOUNDLEFTHYPHENMIN")) {
            patterns->part.before = *part_before;
        } else if (const auto part_after = number_behind(line, u"COMPOUNDRIGHTHYPHENMIN")) {
            patterns->part.after = *part_after;
        } else {
            patterns->levels.back().add(line);
        }
    }
    for (HyphenationPatterns& level : patterns->levels) level.close();
    if (patterns->levels.back().empty())
        return fail(bad_hyphenation, {.file = shown}, "there are no patterns", "a hyphenation dictionary");
    return Hyphenation(std::move(patterns));
}

std::vector<std::size_t> Hyphenation::breaks(std::string_view word) const {
    const auto letters = word_of(word);
    if (!letters || letters->letters.size() < fewest_before + fewest_after) return {};
    const Patterns& patterns = *patterns_;
    const std::size_t before = std::max(patterns.word.before, fewest_before);
    const std::size_t after =
        patterns.word.after == 0 ? usual_after : std::max(patterns.word.after, fewest_after);
    std::vector<Mark> marks =
        patterns.levels.size() == 1
            ? patterns.levels[0].marks(letters->letters)
            : compound_marks(patterns.levels, letters->letters, patterns.part.before, patterns.part.after);
    keep_together(marks, before, after);
    join_lonely_consonants(marks, letters->letters);
    std::vector<std::size_t> places;
    for (std::size_t i = 1; i < letters->bytes.size(); ++i) {
        if (marks[i].parts() && !marks[i].respelled) places.push_back(letters->bytes[i]);
    }
    return places;
}

}  // namespace sigillum::locale
