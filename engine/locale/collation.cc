#include "locale/collation.h"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <numeric>

namespace sigillum::locale {
namespace {

// Bytes that compare as the texts do; those of the text itself where ICU has no collation at all.
std::string sort_key(const icu::Collator* collator, const std::string& text) {
    if (collator == nullptr) return text;
    const icu::UnicodeString words = icu::UnicodeString::fromUTF8(text);
    std::string key(static_cast<std::size_t>(collator->getSortKey(words, nullptr, 0)), '\0');
    collator->getSortKey(words, reinterpret_cast<std::uint8_t*>(key.data()),
                         static_cast<std::int32_t>(key.size()));
    return key;
}

}  // namespace

std::vector<std::size_t> alphabetical(const std::vector<std::string>& texts, const Language& language) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Collator> collator(
        icu::Collator::createInstance(icu::Locale::forLanguageTag(language.tag, status), status));
    std::vector<std::string> keys;
    keys.reserve(texts.size());
    for (const std::string& text : texts)
        keys.push_back(sort_key(U_SUCCESS(status) ? collator.get() : nullptr, text));
    std::vector<std::size_t> order(texts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&keys](std::size_t one, std::size_t other) { return keys[one] < keys[other]; });
    return order;
}

}  // namespace sigillum::locale
