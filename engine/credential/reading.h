// One file being read: what has been found, and the field that is read at the moment.
#pragma once

#include <string>
#include <string_view>

#include "base/findings.h"
#include "base/language.h"
#include "credential/places.h"
#include "credential/value.h"

namespace sigillum::credential {

inline constexpr ErrorKind unknown_key{"unknown-key"};
inline constexpr ErrorKind missing_field{"missing-field"};
inline constexpr ErrorKind unknown_word{"unknown-word"};
inline constexpr ErrorKind wrong_kind_of_value{"wrong-kind-of-value"};
inline constexpr ErrorKind bad_date{"bad-date"};
inline constexpr ErrorKind birth_date_form{"birth-date-form"};
inline constexpr ErrorKind bad_number{"bad-number"};
inline constexpr ErrorKind bad_language{"bad-language"};
inline constexpr ErrorKind forbidden_character{"forbidden-character"};
inline constexpr ErrorKind empty_text{"empty-text"};
inline constexpr ErrorKind text_too_long{"text-too-long"};
inline constexpr ErrorKind too_many_items{"too-many-items"};
inline constexpr ErrorKind space_around_text{"space-around-text"};

// Collects findings and places while a value tree becomes an edition. Knows the path of the field it stands
// in.
class Reading {
  public:
    // Everything found goes to `findings`, every place to `places`; both must outlive the reading. A text
    // given without a language is one in `main_language`.
    Reading(std::string file, Language main_language, Findings& findings, Places& places)
        : file_(std::move(file)),
          main_language_(std::move(main_language)),
          findings_(findings),
          places_(places) {}

    const Language& main_language() const { return main_language_; }
    const std::string& path() const { return path_; }

    // Goes into the member `key` (or item `index`, from 1) of the present field until the scope ends.
    class Inside {
      public:
        Inside(Reading& reading, std::string_view key, Position at);
        Inside(Reading& reading, std::size_t index, Position at);
        ~Inside() { reading_.path_.resize(length_before_); }
        Inside(const Inside&) = delete;
        Inside& operator=(const Inside&) = delete;

      private:
        Reading& reading_;
        std::size_t length_before_;
    };

    // How many errors have been found so far.
    int errors() const { return errors_; }

    // A finding at the present field.
    void error(ErrorKind kind, Position at, std::string found, std::string expected);
    void warn(ErrorKind kind, Position at, std::string found, std::string expected);
    void note(ErrorKind kind, Position at, std::string found, std::string expected);
    // "found a list; expected a text".
    void wrong_kind(const Value& value, std::string expected);

    // What the present field says, for later steps that trace a printed text to its place. Learners
    // have no such memory: what they say is known by learner and column.
    void note_text(Position at, const std::string& text);
    // The present field gives a text in that language.
    void note_language(Position at, const Language& language);

    Place place_of(Position at) const;

  private:
    std::string file_;
    Language main_language_;
    Findings& findings_;
    Places& places_;
    std::string path_;
    int errors_ = 0;
};

}  // namespace sigillum::credential
