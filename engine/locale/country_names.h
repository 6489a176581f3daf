// What countries are called in one language, kept so that ICU need not be asked for each learner.
#pragma once

#include <unicode/locid.h>

#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace sigillum::locale {

// Asks for all names when the first is needed. Usable from several threads at once.
class CountryNames {
  public:
    // The name in the language of `locale`, which is the same for all calls; a code that is nobody's as it
    // is.
    std::string of(std::string_view alpha2, const icu::Locale& locale) const;

  private:
    mutable std::once_flag filled_;
    mutable std::map<std::string, std::string, std::less<>> names_;
};

}  // namespace sigillum::locale
