#include "locale/hyphenation_patterns.h"

#include <algorithm>
#include <cassert>
#include <string>

namespace sigillum::locale {
namespace {

bool is_figure(char16_t c) { return c >= u'0' && c <= u'9'; }

}  // namespace

void HyphenationPatterns::add(std::u16string_view pattern) {
    const std::size_t slash = pattern.find(u'/');
    const std::u16string_view own = pattern.substr(0, slash);
    assert(letters_.size() + own.size() <= letters_.capacity());
    const std::size_t first = letters_.size();
    const std::size_t first_value = values_.size();
    values_.push_back(0);
    for (const char16_t c : own) {
        if (is_figure(c)) {
            values_.back() = static_cast<std::uint8_t>(c - u'0');
            continue;
        }
        letters_.push_back(c);
        values_.push_back(0);
    }
    const std::size_t length = letters_.size() - first;
    if (length == 0) {
        values_.resize(first_value);
        return;
    }
    patterns_.push_back({std::u16string_view(letters_.data() + first, length), first_value,
                         slash != std::u16string_view::npos});
    longest_ = std::max(longest_, length);
}

void HyphenationPatterns::close() {
    std::reverse(patterns_.begin(), patterns_.end());
    std::stable_sort(patterns_.begin(), patterns_.end(),
                     [](const Pattern& a, const Pattern& b) { return a.letters < b.letters; });
    const auto same = [](const Pattern& a, const Pattern& b) { return a.letters == b.letters; };
    patterns_.erase(std::unique(patterns_.begin(), patterns_.end(), same), patterns_.end());
    patterns_.shrink_to_fit();
}

// The pattern that speaks at the end of a text; nullptr where none does.
const HyphenationPatterns::Pattern* HyphenationPatterns::speaking(std::u16string_view until) const {
    for (std::size_t length = std::min(longest_, until.size()); length > 0; --length) {
        const std::u16string_view piece = until.substr(until.size() - length);
        const auto found = std::lower_bound(
            patterns_.begin(), patterns_.end(), piece,
            [](const Pattern& pattern, std::u16string_view wanted) { return pattern.letters < wanted; });
        if (found == patterns_.end() || !found->letters.starts_with(piece)) continue;
        return found->letters.size() == length ? &*found : nullptr;
    }
    return nullptr;
}

std::vector<HyphenationPatterns::Mark> HyphenationPatterns::marks(std::u16string_view word) const {
    const std::u16string dotted = u"." + std::u16string(word) + u".";
    std::vector<Mark> found(dotted.size() + 1);
    for (std::size_t end = 1; end <= dotted.size(); ++end) {
        const Pattern* pattern = speaking(std::u16string_view(dotted).substr(0, end));
        if (pattern == nullptr) continue;
        const std::size_t begin = end - pattern->letters.size();
        for (std::size_t i = 0; i <= pattern->letters.size(); ++i) {
            const std::uint8_t value = values_[pattern->values + i];
            Mark& mark = found[begin + i];
            const bool respells = pattern->respells && value % 2 == 1;
            if (value > mark.value || (respells && value == mark.value)) mark = {value, respells};
        }
    }
    // Without the marks around the dots.
    return {found.begin() + 1, found.end() - 1};
}

}  // namespace sigillum::locale
