// What a proof sheet fills into the places of messages.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "locale/catalogues.h"
#include "locale/message_choices.h"

namespace sigillum::locale {

// Invented names, titles and addresses, the same in every language; figures and dates in the words of the
// catalogue; and other messages of the catalogue where a document fills in one (the relation to an alliance,
// an assessment). Refers to the catalogue.
class ProofExamples {
  public:
    explicit ProofExamples(const Catalogue& catalogue) : catalogue_(&catalogue) {}

    // A telling example for the place `argument` of the message `key`. It agrees with what was chosen: where
    // `day` is 8, the date is one. Error missing_argument when no example is known for a place of that name.
    Result<std::string> of(std::string_view key, std::string_view argument, const Choices& choices) const;

  private:
    Result<std::string> message(std::string_view key) const;

    const Catalogue* catalogue_;
};

// Example universities; proof sheets join them into lists.
inline constexpr std::string_view example_universities[] = {"Universitas Borealis", "Universitas Meridiana",
                                                            "Universitas Occidentalis"};

}  // namespace sigillum::locale
