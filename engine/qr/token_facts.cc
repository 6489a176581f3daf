#include "qr/token_facts.h"

#include <algorithm>
#include <string_view>

#include "qr/utf8.h"

namespace sigillum::qr {
namespace {

// More than any code holds; a bound on what the reader looks at.
constexpr std::size_t longest_text = 2000;

tl::unexpected<Error> bad_fact(std::string_view fact, std::string_view found, std::string_view expected) {
    return fail(bad_token_facts, {.field = std::string(fact)}, std::string(found), std::string(expected));
}

enum class Presence { needed, may_be_empty };

Done check_text(std::string_view fact, std::string_view text, Presence presence = Presence::needed) {
    if (text.empty() && presence == Presence::needed) return bad_fact(fact, "an empty text", "a text");
    if (text.size() > longest_text)
        return bad_fact(fact, "a text of more than 2,000 bytes", "a shorter text");
    if (!is_utf8(text)) return bad_fact(fact, "bytes that are not UTF-8", "text in UTF-8");
    if (holds_control_character(text))
        return bad_fact(fact, "a control character", "text that can be printed");
    return {};
}

bool exists(const Date& date) { return date_from_iso(to_iso(date)) == date; }
bool exists(const PartialDate& date) { return partial_date_from_iso(to_iso(date)) == date; }

// "3", "1.5": digits, and a point only between digits.
bool is_decimal_number(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    const std::string_view fraction = text.substr(std::min(point + 1, text.size()));
    return !whole.empty() && std::all_of(whole.begin(), whole.end(), is_digit) &&
           fraction.empty() == (point == text.size()) &&
           std::all_of(fraction.begin(), fraction.end(), is_digit);
}

Done check_texts(const TokenFacts& facts) {
    const auto optional = Presence::may_be_empty;
    Done good = check_text("name", facts.name);
    if (good && facts.latin_name) good = check_text("Latin form of the name", *facts.latin_name);
    if (good) good = check_text("kind of the opportunity", facts.opportunity_kind, optional);
    if (good) good = check_text("title of the opportunity", facts.opportunity_title, optional);
    if (good && facts.opportunity_kind.empty())
        good = check_text("title of the opportunity", facts.opportunity_title);
    if (good) good = check_text("awarding body", facts.awarding_body);
    if (good) good = check_text("alliance", facts.alliance);
    if (good) good = check_text("status list", facts.status.list);
    if (good && facts.workload) good = check_text("unit of the workload", facts.workload->unit);
    return good;
}

Done check_dates(const TokenFacts& facts) {
    const std::string_view expected = "a day of the calendar, from year 1 to 9999";
    if (!exists(facts.date)) return bad_fact("date", "a day that does not exist", expected);
    if (facts.birth_date && !exists(*facts.birth_date)) {
        return bad_fact("birth date", "a date that does not exist",
                        "a day, a month or a year of the calendar");
    }
    if (facts.valid_until && !exists(*facts.valid_until)) {
        return bad_fact("valid until", "a day that does not exist", expected);
    }
    if (!facts.period) return {};
    if (!exists(facts.period->begin) || !exists(facts.period->end)) {
        return bad_fact("period", "a day that does not exist", expected);
    }
    if (facts.period->end < facts.period->begin) {
        return bad_fact("period", "an end before its beginning", "the first and the last day in order");
    }
    return {};
}

}  // namespace

Done check_facts(const TokenFacts& facts) {
    if (facts.type < DocumentType::academic_achievement || facts.type > DocumentType::participation) {
        return bad_fact("type", "an unknown type of document", "one of the four types");
    }
    if (Done texts = check_texts(facts); !texts) return texts;
    if (Done dates = check_dates(facts); !dates) return dates;
    if (facts.workload && !is_decimal_number(facts.workload->amount)) {
        return bad_fact("workload", "“" + facts.workload->amount + "”", "a decimal number such as 3 or 1.5");
    }
    if (facts.eqf_level && (*facts.eqf_level < 1 || *facts.eqf_level > 8)) {
        return bad_fact("EQF level", "level " + std::to_string(*facts.eqf_level), "a level from 1 to 8");
    }
    return {};
}

}  // namespace sigillum::qr
