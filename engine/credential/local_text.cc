#include "credential/local_text.h"

namespace sigillum::credential {
namespace {

const std::string no_text;
const Language no_language;

}  // namespace

const std::string* LocalText::find(const Language& language) const {
    for (const auto& [candidate, text] : texts) {
        if (candidate == language) return &text;
    }
    const std::string base = base_language(language);
    for (const auto& [candidate, text] : texts) {
        if (candidate.tag == base) return &text;
    }
    return nullptr;
}

const std::string& LocalText::in(const Language& language) const {
    if (const std::string* text = find(language)) return *text;
    return texts.empty() ? no_text : texts.front().second;
}

const Language& LocalText::language_for(const Language& language) const {
    const std::string* text = find(language);
    for (const auto& [candidate, own] : texts) {
        if (&own == text) return candidate;
    }
    return texts.empty() ? no_language : texts.front().first;
}

}  // namespace sigillum::credential
