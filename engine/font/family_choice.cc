#include "font/family_choice.h"

#include <unicode/locid.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>

namespace sigillum::font {
namespace {

// "zh-TW" -> "zh-Hant", "ja" -> "ja-Jpan" (Unicode's likely subtags).
std::string with_script(std::string_view tag) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale =
        icu::Locale::forLanguageTag({tag.data(), static_cast<std::int32_t>(tag.size())}, status);
    if (U_SUCCESS(status)) locale.addLikelySubtags(status);
    if (U_FAILURE(status)) return std::string(tag);
    return std::string(locale.getLanguage()) + "-" + locale.getScript();
}

bool has(const std::vector<std::string>& list, const std::string& wanted) {
    return std::find(list.begin(), list.end(), wanted) != list.end();
}

// Whether simplified Chinese writes one of its characters another way.
bool is_traditional(const icu::UnicodeString& han) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> to_simplified(
        icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) return false;
    icu::UnicodeString simplified = han;
    to_simplified->transliterate(simplified);
    return simplified != han;
}

constexpr const char* traditional_chinese = "zh-Hant";

}  // namespace

FamilyChoice::FamilyChoice(std::string_view text, const Language& language)
    : language_(with_script(language.tag)) {
    icu::UnicodeString han;
    for (std::size_t at = 0; at < text.size();) {
        UChar32 character = 0;
        U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), at, text.size(), character);
        UErrorCode status = U_ZERO_ERROR;
        const std::string script = uscript_getShortName(uscript_getScript(character, &status));
        if (script == "Hani")
            han.append(character);
        else if (!has(scripts_, script))
            scripts_.push_back(script);
    }
    traditional_ = !han.isEmpty() && is_traditional(han);
}

int FamilyChoice::rank(const std::vector<std::string>& scripts,
                       const std::vector<std::string>& languages) const {
    const auto is_of_text = [this](const std::string& tag) { return with_script(tag) == language_; };
    if (std::any_of(languages.begin(), languages.end(), is_of_text)) return 0;
    const auto is_in_text = [this](const std::string& script) { return has(scripts_, script); };
    if (std::any_of(scripts.begin(), scripts.end(), is_in_text)) return 1;
    return traditional_ && has(languages, traditional_chinese) ? 2 : 3;
}

}  // namespace sigillum::font
