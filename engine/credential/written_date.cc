#include "credential/written_date.h"

#include <fmt/format.h>
#include <unicode/dtfmtsym.h>

#include <algorithm>
#include <vector>

#include "credential/cell_text.h"

namespace sigillum::credential {
namespace {

// Croatian is not among them: its "listopad" is October, the Polish and Czech one November.
constexpr const char* languages[] = {"en", "de", "pl", "fr", "es", "it", "nl", "nb",
                                     "sv", "da", "pt", "cs", "sk", "fi", "el", "uk"};

constexpr std::string_view english_months[] = {"January",   "February", "March",    "April",
                                               "May",       "June",     "July",     "August",
                                               "September", "October",  "November", "December"};

// A piece of a date: a number, or a word.
struct Piece {
    std::string_view text;
    bool number = false;
    char behind = 0;  // the sign that follows it
    int value() const {
        int value = 0;
        for (const char c : text) value = value * 10 + (c - '0');
        return value;
    }
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_sign(char c) { return c == '.' || c == '/' || c == '-' || c == ',' || c == ' '; }

// Numbers of at most four digits and words, parted by points, slashes, hyphens, commas and spaces; nothing
// for anything else.
std::optional<std::vector<Piece>> pieces_of(std::string_view text) {
    std::vector<Piece> pieces;
    for (std::size_t at = 0; at < text.size();) {
        const bool number = is_digit(text[at]);
        std::size_t end = at;
        while (end < text.size() && !is_sign(text[end]) && is_digit(text[end]) == number) ++end;
        if (end == at || (number && end - at > 4) || pieces.size() >= 4) return std::nullopt;
        Piece piece{text.substr(at, end - at), number};
        while (end < text.size() && is_sign(text[end])) {
            if (piece.behind == 0 || piece.behind == ' ') piece.behind = text[end];
            ++end;
        }
        pieces.push_back(piece);
        at = end;
    }
    return pieces;
}

// "2002-03-14 00:00:00", "2002-03-14T00:00": the time that some programs add to every date.
std::string_view without_midnight(std::string_view text) {
    for (const std::string_view time : {"00:00:00.000", "00:00:00", "00:00", "0:00:00", "0:00"}) {
        if (text.size() > time.size() + 1 && text.ends_with(time)) {
            const char before = text[text.size() - time.size() - 1];
            if (before == ' ' || before == 'T') return text.substr(0, text.size() - time.size() - 1);
        }
    }
    return text;
}

std::optional<PartialDate> day(int year, int month, int day_of_month) {
    return partial_date_from_iso(fmt::format("{:04}-{:02}-{:02}", year, month, day_of_month));
}

WrittenDate certain(std::optional<PartialDate> date) {
    if (date) return {.date = date, .other = {}, .found = {}};
    return {.date = {}, .other = {}, .found = "a day that does not exist"};
}

bool is_year(const Piece& piece) { return piece.number && piece.text.size() == 4; }

constexpr const char* century_unknown = "a year of two digits";

// Two numbers and a year, parted by slashes or hyphens.
WrittenDate by_order(int first, int second, int year, std::optional<DateOrder> order) {
    const auto day_first = day(year, second, first);
    const auto month_first = day(year, first, second);
    if (order) return certain(*order == DateOrder::day_first ? day_first : month_first);
    if (day_first && month_first && *day_first != *month_first)
        return {.date = day_first, .other = month_first, .found = {}};
    return certain(day_first ? day_first : month_first);
}

WrittenDate of_numbers(const std::vector<Piece>& pieces, std::optional<DateOrder> order) {
    const auto number = [&pieces](std::size_t i) { return pieces[i].value(); };
    if (pieces.size() == 2 && is_year(pieces[1]))
        return certain(partial_date_from_iso(fmt::format("{:04}-{:02}", number(1), number(0))));
    if (pieces.size() == 2 && is_year(pieces[0]))
        return certain(partial_date_from_iso(fmt::format("{:04}-{:02}", number(0), number(1))));
    if (pieces.size() != 3) return {.date = {}, .other = {}, .found = "no date"};
    if (is_year(pieces[0])) return certain(day(number(0), number(1), number(2)));
    if (!is_year(pieces[2])) return {.date = {}, .other = {}, .found = century_unknown};
    if (pieces[0].behind == '.' && pieces[1].behind == '.')
        return certain(day(number(2), number(1), number(0)));
    return by_order(number(0), number(1), number(2), order);
}

WrittenDate with_month(const std::vector<Piece>& pieces, std::size_t word, int month) {
    std::vector<Piece> numbers = pieces;
    numbers.erase(numbers.begin() + static_cast<std::ptrdiff_t>(word));
    const auto year = std::find_if(numbers.begin(), numbers.end(), is_year);
    if (year == numbers.end())
        return {.date = {}, .other = {}, .found = numbers.empty() ? "no date" : century_unknown};
    const int in_year = year->value();
    numbers.erase(year);
    if (numbers.size() > 1 || (!numbers.empty() && !numbers[0].number))
        return {.date = {}, .other = {}, .found = "no date"};
    if (numbers.empty()) return certain(partial_date_from_iso(fmt::format("{:04}-{:02}", in_year, month)));
    return certain(day(in_year, month, numbers[0].value()));
}

}  // namespace

WrittenDates::WrittenDates(std::optional<DateOrder> order) : order_(order) {
    const auto learn = [this](const icu::UnicodeString* names, std::int32_t count) {
        for (std::int32_t i = 0; i < std::min(count, 12); ++i) {
            Bytes name;
            names[i].toUTF8String(name);
            name = folded_name(name);
            if (name.empty() || std::all_of(name.begin(), name.end(), is_digit)) continue;
            const auto [known, is_new] = months_.emplace(name, i + 1);
            if (!is_new && known->second != i + 1) known->second = 0;  // another month elsewhere
        }
    };
    using Symbols = icu::DateFormatSymbols;
    for (const char* const language : languages) {
        UErrorCode status = U_ZERO_ERROR;
        const Symbols symbols(icu::Locale(language), status);
        if (U_FAILURE(status)) continue;
        std::int32_t count = 0;
        for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
            for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
                const icu::UnicodeString* names = symbols.getMonths(count, context, width);
                learn(names, count);
            }
        }
    }
    months_.emplace("sept", 9);
    months_.emplace("mrz", 3);
    months_.emplace("mär", 3);
}

WrittenDate WrittenDates::read(std::string_view text) const {
    text = without_midnight(without_outer_spaces(text));
    if (const auto iso = partial_date_from_iso(text)) return certain(iso);
    const auto pieces = pieces_of(text);
    if (!pieces || pieces->empty()) return {.date = {}, .other = {}, .found = "no date"};
    std::optional<std::size_t> word;
    for (std::size_t i = 0; i < pieces->size(); ++i) {
        if ((*pieces)[i].number) continue;
        if (word) return {.date = {}, .other = {}, .found = "no date"};
        word = i;
    }
    if (!word) return of_numbers(*pieces, order_);
    const auto month = months_.find(folded_name((*pieces)[*word].text));
    if (month == months_.end() || month->second == 0) return {.date = {}, .other = {}, .found = "no date"};
    return with_month(*pieces, *word, month->second);
}

std::string in_words(const PartialDate& date) {
    if (date.month == 0) return fmt::format("{}", date.year);
    const std::string_view month = english_months[date.month - 1];
    if (date.day == 0) return fmt::format("{} {}", month, date.year);
    return fmt::format("{} {} {}", date.day, month, date.year);
}

}  // namespace sigillum::credential
