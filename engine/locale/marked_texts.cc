#include "locale/marked_texts.h"

#include <algorithm>

namespace sigillum::locale {
namespace {

std::string group_of(const std::string& key) { return key.substr(0, key.find('.') + 1) + "*"; }

}  // namespace

MarkedTexts::MarkedTexts(const CatalogueFile& file)
    : usual_(file.marks.usual), official_(file.marks.official) {
    for (const auto& [key, text] : file.messages) marks_[key] = file.marks.of(key);
    for (const auto& [code, name] : file.fields_of_education) {
        const std::string key = std::string(field_prefix) + code;
        marks_[key] = file.marks.of(key);
    }
}

void MarkedTexts::set(const std::string& key, ReviewStatus mark) { marks_[key] = mark; }

bool MarkedTexts::any(ReviewStatus mark) const {
    return std::any_of(marks_.begin(), marks_.end(), [&](const auto& text) { return text.second == mark; });
}

std::vector<std::string> MarkedTexts::entries(ReviewStatus mark, bool official_apart) const {
    std::map<std::string, bool> whole;  // groups, and whether all their texts have the mark
    for (const auto& [key, own] : marks_) {
        const bool fits = own == mark || (official_apart && own == ReviewStatus::official);
        const auto [group, first] = whole.emplace(group_of(key), fits);
        group->second = group->second && fits;
    }
    std::vector<std::string> list;
    for (const auto& [key, own] : marks_) {
        if (own != mark) continue;
        std::string entry = whole[group_of(key)] ? group_of(key) : key;
        if (list.empty() || list.back() != entry) list.push_back(std::move(entry));
    }
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

void MarkedTexts::write(CatalogueText& text) const {
    ReviewStatus usual = usual_;
    if (usual == ReviewStatus::unreviewed && !any(ReviewStatus::unreviewed)) usual = ReviewStatus::reviewed;
    if (usual != usual_) text.set("review", "status", name_of(usual));
    const bool apart = usual != ReviewStatus::official;
    std::vector<std::string> official;  // in the order of the file; what a group named follows key by key
    if (apart) {
        for (const std::string& entry : official_) {
            const auto found = marks_.find(entry);
            if (found != marks_.end() && found->second == ReviewStatus::official) official.push_back(entry);
        }
        for (const auto& [key, mark] : marks_) {
            if (mark != ReviewStatus::official) continue;
            if (std::find(official.begin(), official.end(), key) == official.end()) official.push_back(key);
        }
    }
    if (official != official_) text.set_list("review", "official_terms", official);
    const auto list = [&](ReviewStatus mark) {
        return mark == usual ? std::vector<std::string>() : entries(mark, apart);
    };
    text.set_list("review", "reviewed_terms", list(ReviewStatus::reviewed));
    text.set_list("review", "unreviewed_terms", list(ReviewStatus::unreviewed));
}

}  // namespace sigillum::locale
