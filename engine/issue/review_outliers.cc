#include "issue/review_outliers.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <map>
#include <optional>

#include "base/date.h"
#include "credential/code_points.h"
#include "locale/normal_form.h"

namespace sigillum::issue {
namespace {

constexpr std::size_t rare_share = 20;       // one learner in so many
constexpr std::size_t least_for_fences = 8;  // values from which quartiles mean something
constexpr double fence = 1.5;                // Tukey, Exploratory Data Analysis (1977)

using Notes = std::vector<std::vector<std::string>>;

std::size_t length_of(const std::string& text) {
    const std::string normal = locale::nfc(text);
    std::size_t length = 0;
    for (std::size_t at = 0; at < normal.size(); ++length) credential::next_code_point(normal, at);
    return length;
}

void note_rare(const LearnerField& field, const ReviewVoice& voice, Notes& notes) {
    std::map<std::string, std::size_t> counts;
    for (const std::string& value : field.values) ++counts[value];
    const std::size_t learners = field.values.size();
    const std::size_t empty = counts[""];
    counts.erase("");
    const std::size_t given = learners - empty;
    const std::size_t most = std::max<std::size_t>(1, learners / rare_share);
    const auto say = [&](const char* key, std::size_t count) {
        return voice.say(key, {{"count", std::to_string(count)}, {"learners", std::to_string(learners)}});
    };
    // Where hardly any value occurs twice, each is its learner's own.
    const bool repeats = counts.size() * 2 <= given && counts.size() + (empty > 0 ? 1 : 0) > 1;
    for (std::size_t i = 0; i < learners; ++i) {
        if (field.values[i].empty()) {
            if (empty <= most) notes[i].push_back(say("review.note.missing", empty));
        } else if (repeats && counts[field.values[i]] <= most) {
            notes[i].push_back(say("review.note.rare", counts[field.values[i]]));
        }
    }
}

void note_lengths(const LearnerField& field, const ReviewVoice& voice, Notes& notes) {
    std::vector<std::size_t> lengths;
    for (const std::string& value : field.values) lengths.push_back(length_of(value));
    const auto [shortest, longest] = std::minmax_element(lengths.begin(), lengths.end());
    if (lengths.size() < 2 || *shortest == *longest) return;
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        const locale::Arguments count{{"count", std::to_string(lengths[i])}};
        if (lengths[i] == *longest) notes[i].push_back(voice.say("review.note.longest", count));
        if (lengths[i] == *shortest) notes[i].push_back(voice.say("review.note.shortest", count));
    }
}

// A grade that is a plain number: "4.5", "4,5 (good plus)".
std::optional<double> number_of(const std::string& value) {
    std::string digits = value.substr(0, value.find(" ("));
    std::replace(digits.begin(), digits.end(), ',', '.');
    double number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

// Days since 1970 of a date that is known to the day.
std::optional<double> day_of(const std::string& value) {
    const auto date = date_from_iso(value);
    constexpr double seconds_a_day = 86400;
    if (!date) return std::nullopt;
    return static_cast<double>(seconds_at_midnight_utc(*date)) / seconds_a_day;
}

double quartile(const std::vector<double>& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

// What is said of a value outside the fences: keys of messages.
struct FenceNotes {
    const char* below;
    const char* above;
};

void note_fences(const LearnerField& field, std::optional<double> (*measure)(const std::string&),
                 const FenceNotes& said, const ReviewVoice& voice, Notes& notes) {
    std::vector<double> sorted;
    for (const std::string& value : field.values) {
        if (const auto number = measure(value)) sorted.push_back(*number);
    }
    if (sorted.size() < least_for_fences) return;
    std::sort(sorted.begin(), sorted.end());
    const double first = quartile(sorted, 0.25);
    const double third = quartile(sorted, 0.75);
    const double reach = fence * (third - first);
    if (reach <= 0) return;
    for (std::size_t i = 0; i < field.values.size(); ++i) {
        const auto number = measure(field.values[i]);
        if (number && *number < first - reach) notes[i].push_back(voice.say(said.below));
        if (number && *number > third + reach) notes[i].push_back(voice.say(said.above));
    }
}

// Words among numbers: "30 e lode" among 18 to 30.
void note_words_among_numbers(const LearnerField& field, const ReviewVoice& voice, Notes& notes) {
    std::size_t numbers = 0;
    std::size_t given = 0;
    for (const std::string& value : field.values) {
        given += value.empty() ? 0 : 1;
        numbers += number_of(value) ? 1 : 0;
    }
    if (numbers * 2 <= given || numbers == given) return;
    for (std::size_t i = 0; i < field.values.size(); ++i) {
        if (!field.values[i].empty() && !number_of(field.values[i]))
            notes[i].push_back(voice.say("review.note.no_number"));
    }
}

void note_inexact_dates(const LearnerField& field, const ReviewVoice& voice, Notes& notes) {
    constexpr std::size_t whole_date = 10;  // "2002-03-14"
    std::size_t exact = 0;
    for (const std::string& value : field.values) exact += value.size() == whole_date ? 1 : 0;
    if (exact * 2 <= field.values.size()) return;
    for (std::size_t i = 0; i < field.values.size(); ++i) {
        if (!field.values[i].empty() && field.values[i].size() < whole_date)
            notes[i].push_back(voice.say("review.note.no_day"));
    }
}

}  // namespace

std::vector<std::vector<std::string>> outliers(const LearnerField& field, const ReviewVoice& voice) {
    Notes notes(field.values.size());
    switch (field.kind) {
        case ColumnKind::key:
            break;
        case ColumnKind::name:
            note_lengths(field, voice, notes);
            break;
        case ColumnKind::birth_date:
            note_rare(field, voice, notes);
            note_fences(field, day_of, {"review.note.older", "review.note.younger"}, voice, notes);
            note_inexact_dates(field, voice, notes);
            break;
        case ColumnKind::date:
            note_rare(field, voice, notes);
            note_fences(field, day_of, {"review.note.earlier", "review.note.later"}, voice, notes);
            break;
        case ColumnKind::grade:
            note_rare(field, voice, notes);
            note_fences(field, number_of, {"review.note.low_grade", "review.note.high_grade"}, voice, notes);
            note_words_among_numbers(field, voice, notes);
            break;
        case ColumnKind::free_text:
        case ColumnKind::choice:
            note_rare(field, voice, notes);
            break;
    }
    return notes;
}

}  // namespace sigillum::issue
