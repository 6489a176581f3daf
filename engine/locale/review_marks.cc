#include "locale/review_marks.h"

namespace sigillum::locale {
namespace {

bool is_group(std::string_view entry) { return entry.ends_with(".*"); }

}  // namespace

bool names(std::string_view entry, std::string_view key) {
    return is_group(entry) ? key.starts_with(entry.substr(0, entry.size() - 1)) : entry == key;
}

ReviewStatus ReviewMarks::of(std::string_view key) const {
    ReviewStatus mark = usual;
    std::size_t longest = 0;
    const auto look = [&](const std::vector<std::string>& entries, ReviewStatus of_these) {
        for (const std::string& entry : entries) {
            // A key is longer than any group it belongs to, but for one such as "a.b" in "a.*".
            const std::size_t length = entry.size() * 2 + (is_group(entry) ? 0 : 1);
            if (length <= longest || !names(entry, key)) continue;
            longest = length;
            mark = of_these;
        }
    };
    look(official, ReviewStatus::official);
    look(reviewed, ReviewStatus::reviewed);
    look(unreviewed, ReviewStatus::unreviewed);
    return mark;
}

void ReviewCounts::add(ReviewStatus mark) {
    switch (mark) {
        case ReviewStatus::official:
            ++official;
            return;
        case ReviewStatus::reviewed:
            ++reviewed;
            return;
        case ReviewStatus::unreviewed:
            ++unreviewed;
            return;
    }
}

std::string_view name_of(ReviewStatus status) {
    switch (status) {
        case ReviewStatus::official:
            return "official";
        case ReviewStatus::reviewed:
            return "reviewed";
        case ReviewStatus::unreviewed:
            return "unreviewed";
    }
    return "";
}

}  // namespace sigillum::locale
