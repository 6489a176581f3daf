#include "locale/catalogue_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace sigillum::locale {
namespace {

std::string as_json(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

constexpr std::string_view indent = "\n    ";  // of a member of an object in the catalogue

}  // namespace

CatalogueText::CatalogueText(Bytes json) : json_(std::move(json)) {
    read_value(json_.starts_with("\xEF\xBB\xBF") ? 3 : 0, {}, 0);
}

std::size_t CatalogueText::skip_space(std::size_t at) const {
    return std::min(json_.find_first_not_of(" \t\r\n", at), json_.size());
}

std::size_t CatalogueText::end_of_string(std::size_t at) const {
    for (++at; at < json_.size() && json_[at] != '"'; ++at) {
        if (json_[at] == '\\') ++at;
    }
    return std::min(at + 1, json_.size());
}

// Gives the place behind the value that begins at `at`. Values within lists are walked over.
std::size_t CatalogueText::read_value(std::size_t at, const std::string& object, int depth) {
    at = skip_space(at);
    if (at >= json_.size()) return at;
    if (json_[at] == '"') return end_of_string(at);
    if (json_[at] == '{' && depth < 2) return read_object(at, object, depth);
    if (json_[at] != '{' && json_[at] != '[')
        return std::min(json_.find_first_of(",]} \t\r\n", at), json_.size());
    int open = 0;
    for (; at < json_.size(); ++at) {
        if (json_[at] == '"') at = end_of_string(at) - 1;
        if (json_[at] == '{' || json_[at] == '[') ++open;
        if ((json_[at] == '}' || json_[at] == ']') && --open == 0) return at + 1;
    }
    return at;
}

std::size_t CatalogueText::read_object(std::size_t at, const std::string& object, int depth) {
    at = skip_space(at + 1);
    while (at < json_.size() && json_[at] == '"') {
        Member member{.object = object, .key = {}, .key_begin = at};
        const std::size_t key_end = end_of_string(at);
        member.key = nlohmann::json::parse(json_.substr(at, key_end - at), nullptr, false).get<std::string>();
        member.begin = skip_space(skip_space(key_end) + 1);
        member.end = read_value(member.begin, member.key, depth + 1);
        at = skip_space(member.end);
        if (at < json_.size() && json_[at] == ',') at = skip_space(at + 1);
        members_.push_back(std::move(member));
    }
    return at + 1;
}

const CatalogueText::Member* CatalogueText::find(std::string_view object, std::string_view key) const {
    const auto found = std::find_if(members_.begin(), members_.end(), [&](const Member& member) {
        return member.object == object && member.key == key;
    });
    return found == members_.end() ? nullptr : &*found;
}

void CatalogueText::set(std::string_view object, std::string_view key, std::string_view text) {
    const Member* member = find(object, key);
    if (member == nullptr) return add(object, key, as_json(text), true);
    edits_.push_back({member->begin, member->end, as_json(text)});
}

void CatalogueText::set_list(std::string_view object, std::string_view key,
                             const std::vector<std::string>& texts) {
    std::string list;
    for (const std::string& text : texts) list += (list.empty() ? "\n      " : ",\n      ") + as_json(text);
    const Member* member = find(object, key);
    if (member != nullptr && texts.empty()) return remove(*member);
    if (member != nullptr) return edits_.push_back({member->begin, member->end, "[" + list + "\n    ]"});
    if (!texts.empty()) add(object, key, "[" + list + "\n    ]", false);
}

// Before the first member whose key comes later, or behind the last one.
void CatalogueText::add(std::string_view object, std::string_view key, const std::string& value,
                        bool sorted) {
    const Member* last = nullptr;
    for (const Member& member : members_) {
        if (member.object != object) continue;
        if (sorted && key < member.key)
            return edits_.push_back({member.key_begin, member.key_begin,
                                     as_json(key) + ": " + value + "," + std::string(indent)});
        last = &member;
    }
    if (last != nullptr)
        edits_.push_back({last->end, last->end, "," + std::string(indent) + as_json(key) + ": " + value});
}

// With the comma before it; a catalogue has none of its lists in first place.
void CatalogueText::remove(const Member& member) {
    const std::size_t before = json_.find_last_of(',', member.key_begin);
    if (before != std::string::npos) edits_.push_back({before, member.end, ""});
}

Bytes CatalogueText::edited() const {
    std::vector<Edit> edits = edits_;
    std::stable_sort(edits.begin(), edits.end(),
                     [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
    Bytes text;
    std::size_t at = 0;
    for (const Edit& edit : edits) {
        text += json_.substr(at, edit.begin - at) + edit.text;
        at = edit.end;
    }
    return text + json_.substr(at);
}

}  // namespace sigillum::locale
