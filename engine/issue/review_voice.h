// The words of a review, in the language of the person who signs.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "locale/catalogues.h"

namespace sigillum::issue {

class ReviewVoice {
  public:
    // The catalogue must outlive the voice.
    explicit ReviewVoice(const locale::Catalogue& catalogue) : catalogue_(&catalogue) {}

    const locale::Catalogue& catalogue() const { return *catalogue_; }

    // The message, filled in; the key itself where the catalogue has none (tests/locale: each has all).
    std::string say(std::string_view key, const locale::Arguments& arguments = {}) const;
    // The same as HTML, with what is filled in isolated.
    Bytes html(std::string_view key, const locale::Arguments& arguments = {}) const;
    // A message with the place {command}, which is set as code.
    Bytes html_with_command(std::string_view key, std::string_view command,
                            const locale::Arguments& arguments = {}) const;

  private:
    const locale::Catalogue* catalogue_;
};

}  // namespace sigillum::issue
