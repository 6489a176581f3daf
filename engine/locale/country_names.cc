#include "locale/country_names.h"

#include "locale/unicode_text.h"

namespace sigillum::locale {
namespace {

std::string name_by_icu(const char* alpha2, const icu::Locale& locale) {
    icu::UnicodeString name;
    icu::Locale("", alpha2).getDisplayCountry(locale, name);
    return to_utf8(name);
}

}  // namespace

std::string CountryNames::of(std::string_view alpha2, const icu::Locale& locale) const {
    std::call_once(filled_, [&] {
        for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code)
            names_.emplace(*code, name_by_icu(*code, locale));
    });
    const auto found = names_.find(alpha2);
    return found != names_.end() ? found->second : name_by_icu(std::string(alpha2).c_str(), locale);
}

}  // namespace sigillum::locale
