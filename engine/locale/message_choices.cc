#include "locale/message_choices.h"

#include <fmt/format.h>
#include <unicode/messagepattern.h>
#include <unicode/plurrule.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>

#include "locale/message.h"

namespace sigillum::locale {
namespace {

struct Branch {
    std::string selector;
    std::optional<double> number;  // of an explicit one: "=8"
    int32_t message = 0;           // the part with which its message begins
};

struct Value {
    std::string text;
    double number = 0;
};

bool ends_with_word(std::string_view name, std::string_view word) {
    return name == word || name.ends_with("_" + std::string(word));
}

// Numbers that may stand for a category, the most telling first. Whole ones that documents have; the others
// are taken only where a pattern asks for their category by name.
std::vector<double> small_numbers(std::string_view argument) {
    const int last = ends_with_word(argument, "day") ? 31 : ends_with_word(argument, "month") ? 12 : 200;
    std::vector<double> numbers;
    for (int number = 1; number <= last; ++number) numbers.push_back(number);
    if (last == 200) numbers.push_back(0);
    return numbers;
}
constexpr double rare_numbers[] = {1.5, 0.5, 2.5, 0.1, 1'000'000};

class Ways {
  public:
    Ways(const icu::MessagePattern& parsed, const icu::PluralRules& rules) : parsed_(parsed), rules_(rules) {
        for (int32_t i = 0; i < parsed_.countParts(); ++i) {
            if (is_choice(i)) collect(i);
        }
    }

    // Each of the ways, continued through the message that begins with the part `start`.
    std::vector<Choices> through(int32_t start, std::vector<Choices> ways) const {
        const int32_t limit = parsed_.getLimitPartIndex(start);
        for (int32_t i = start + 1; i < limit; ++i) {
            if (parsed_.getPartType(i) != UMSGPAT_PART_TYPE_ARG_START) continue;
            if (is_choice(i)) ways = through_argument(i, ways);
            i = parsed_.getLimitPartIndex(i);
        }
        return ways;
    }

  private:
    static bool is_plural(UMessagePatternArgType type) { return type == UMSGPAT_ARG_TYPE_PLURAL; }
    bool is_choice(int32_t part) const {
        const icu::MessagePattern::Part& start = parsed_.getPart(part);
        return start.getType() == UMSGPAT_PART_TYPE_ARG_START &&
               (is_plural(start.getArgType()) || start.getArgType() == UMSGPAT_ARG_TYPE_SELECT);
    }
    std::string words(int32_t part) const {
        std::string bytes;
        return parsed_.getSubstring(parsed_.getPart(part)).toUTF8String(bytes);
    }
    std::vector<Branch> branches(int32_t argument) const {
        std::vector<Branch> found;
        const int32_t limit = parsed_.getLimitPartIndex(argument);
        for (int32_t i = argument + 2; i < limit; ++i) {
            if (parsed_.getPartType(i) == UMSGPAT_PART_TYPE_ARG_SELECTOR) {
                found.push_back({.selector = words(i), .number = std::nullopt});
                const icu::MessagePattern::Part& next = parsed_.getPart(i + 1);
                if (icu::MessagePattern::Part::hasNumericValue(next.getType()))
                    found.back().number = parsed_.getNumericValue(next);
            }
            if (parsed_.getPartType(i) != UMSGPAT_PART_TYPE_MSG_START) continue;
            found.back().message = i;
            i = parsed_.getLimitPartIndex(i);
        }
        return found;
    }

    // All branches that the pattern has for an argument, wherever it chooses by it.
    void collect(int32_t argument) {
        const std::string name = words(argument + 1);
        const bool plural = is_plural(parsed_.getPart(argument).getArgType());
        std::vector<Value>& values = values_[name];
        const auto add = [&](const Value& value) {
            if (std::none_of(values.begin(), values.end(),
                             [&](const Value& known) { return known.text == value.text; }))
                values.push_back(value);
        };
        for (const Branch& branch : branches(argument)) {
            if (!plural) add({.text = branch.selector});
            if (plural && branch.number)
                add({.text = fmt::format("{}", *branch.number), .number = *branch.number});
        }
        if (!plural) return;
        for (const double number : category_numbers(name, branches(argument)))
            add({.text = fmt::format("{}", number), .number = number});
        std::sort(values.begin(), values.end(),
                  [](const Value& one, const Value& other) { return one.number < other.number; });
    }

    std::string category(double number) const {
        std::string keyword;
        return rules_.select(number).toUTF8String(keyword);
    }

    // One number for each category that is written for no number of its own.
    std::vector<double> category_numbers(std::string_view name, const std::vector<Branch>& own) const {
        std::map<std::string, double> chosen;
        for (const double number : small_numbers(name)) {
            if (std::none_of(own.begin(), own.end(),
                             [&](const Branch& branch) { return branch.number == number; }))
                chosen.emplace(category(number), number);
        }
        for (const double number : rare_numbers) {
            const std::string keyword = category(number);
            if (std::any_of(own.begin(), own.end(),
                            [&](const Branch& branch) { return branch.selector == keyword; }))
                chosen.emplace(keyword, number);
        }
        std::vector<double> numbers;
        numbers.reserve(chosen.size());
        for (const auto& [keyword, number] : chosen) numbers.push_back(number);
        return numbers;
    }

    // The branch that ICU takes for a value.
    const Branch& taken(const std::vector<Branch>& branches, const Value& value, bool plural) const {
        const auto find = [&](const auto& fits) {
            return std::find_if(branches.begin(), branches.end(), fits);
        };
        auto found = branches.end();
        if (plural) found = find([&](const Branch& branch) { return branch.number == value.number; });
        if (found == branches.end()) {
            const std::string word = plural ? category(value.number) : value.text;
            found = find([&](const Branch& branch) { return branch.selector == word; });
        }
        if (found == branches.end())
            found = find([](const Branch& branch) { return branch.selector == "other"; });
        return *found;  // MessagePattern refuses choices without “other”
    }

    std::vector<Choices> through_argument(int32_t argument, const std::vector<Choices>& ways) const {
        const std::string name = words(argument + 1);
        const bool plural = is_plural(parsed_.getPart(argument).getArgType());
        const std::vector<Branch> all = branches(argument);
        std::vector<Choices> longer;
        for (const Choices& way : ways) {
            const auto known = std::find_if(way.begin(), way.end(),
                                            [&](const Choice& choice) { return choice.argument == name; });
            for (const Value& value : values_.at(name)) {
                if (known != way.end() && known->value != value.text) continue;
                const Branch& branch = taken(all, value, plural);
                Choices next = way;
                if (known == way.end()) next.push_back({name, value.text, branch.selector});
                for (Choices& end : through(branch.message, {next})) longer.push_back(std::move(end));
            }
        }
        return longer;
    }

    const icu::MessagePattern& parsed_;
    const icu::PluralRules& rules_;
    std::map<std::string, std::vector<Value>> values_;  // that an argument is given
};

}  // namespace

Result<std::vector<Choices>> ways_through(std::string_view pattern, const std::string& icu_locale) {
    UErrorCode status = U_ZERO_ERROR;
    const auto text = icu::UnicodeString::fromUTF8({pattern.data(), static_cast<int32_t>(pattern.size())});
    const icu::MessagePattern parsed(text, nullptr, status);
    const std::unique_ptr<icu::PluralRules> rules(
        icu::PluralRules::forLocale(icu::Locale(icu_locale.c_str()), status));
    if (U_FAILURE(status) || !rules) {
        return fail(bad_message, {}, fmt::format("the message “{}” ({})", pattern, u_errorName(status)),
                    "a pattern of ICU MessageFormat");
    }
    return Ways(parsed, *rules).through(0, {{}});
}

}  // namespace sigillum::locale
