#include "locale/script.h"

#include <unicode/locid.h>

namespace sigillum::locale {

std::string script_of(const Language& language) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale likely = icu::Locale::forLanguageTag(language.tag, status);
    likely.addLikelySubtags(status);
    return U_SUCCESS(status) ? likely.getScript() : "";
}

}  // namespace sigillum::locale
