// The message catalogues of all languages, and what a language needs besides messages: dates, lists, plurals,
// names of languages.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "base/result.h"
#include "locale/catalogue_folder.h"
#include "locale/message.h"

namespace sigillum::locale {

inline constexpr ErrorKind bad_catalogue{"bad-catalogue"};
inline constexpr ErrorKind missing_message{"missing-message"};
inline constexpr ErrorKind bad_language_tag{"bad-language-tag"};

// Who vouches for the words of a catalogue.
enum class ReviewStatus {
    official,    // the wording of the form itself
    reviewed,    // a native speaker has read it
    unreviewed,  // nobody has, but for the terms that are official
};

struct Review {
    ReviewStatus status = ReviewStatus::unreviewed;
    std::string note;
    std::vector<std::string> official_terms;  // keys of messages taken from an official source
};

// One language. Immutable: usable from several threads at once.
class Catalogue {
  public:
    ~Catalogue();
    const Language& language() const;
    const Review& review() const;
    std::vector<std::string> keys() const;  // of all messages, sorted
    bool right_to_left() const;
    bool has(std::string_view key) const;
    // The message with its arguments filled in (ICU MessageFormat: select, plural). Error missing_message
    // names the key.
    Result<std::string> message(std::string_view key, const Arguments& arguments = {}) const;

    // The names of the arguments of a message; nullptr when there is no such message.
    const std::set<std::string, std::less<>>* arguments(std::string_view key) const;
    // A message that is not the catalogue's own, with this language's plural rules.
    Result<Message> compiled(std::string_view pattern) const;

    std::string date(const Date& date) const;              // "14 March 2002", "14 marca 2002 r."
    std::string date(const PartialDate& date) const;       // "March 2002", "2002"
    std::string date_range(const DateRange& range) const;  // "20–29 May 2026", in the language's own way
    // The first and the last day as "from … to …" names them: "20" and "29 May 2026".
    std::pair<std::string, std::string> from_to(const DateRange& range) const;
    std::string list(const std::vector<std::string>& parts) const;  // "A, B and C"
    // What stands before, between and behind the parts of a list, in the form that the parts ask for (Spanish
    // "e" before "Islandia"): one text more than there are parts; none for no parts.
    std::vector<std::string> joints(const std::vector<std::string>& parts) const;
    std::string decimal(std::string_view amount) const;         // "2.5" -> "2,5"
    std::string language_name(const Language& language) const;  // "English", "angielski"
    std::string country_name(std::string_view alpha2) const;    // "Poland"
    std::string quoted(std::string_view title) const;           // with the language's quotation marks
    // The name of a field of ISCED-F 2013 ("0712"); nullptr where the catalogue has none.
    const std::string* field_of_education(std::string_view isced_f) const;

    struct Impl;
    explicit Catalogue(std::unique_ptr<Impl> impl);

  private:
    std::unique_ptr<Impl> impl_;
};

// Catalogues of a folder (locales/<tag>.json), each read once.
class Catalogues {
  public:
    // Every catalogue. Errors: bad_catalogue with the file's name for one that is not as
    // engine/locale/catalogue_file.h says, bad_language_tag.
    static Result<Catalogues> load(const std::filesystem::path& folder);
    // Those that serve the wanted languages; a language that none serves is left out. What is wrong with any
    // other catalogue is not noticed.
    static Result<Catalogues> load(const CatalogueFolder& folder, const std::vector<Language>& wanted);
    Catalogues(Catalogues&&) noexcept;
    Catalogues& operator=(Catalogues&&) noexcept;
    ~Catalogues();
    // The catalogue of a language or of the nearest language in its fallback chain; nullptr when there is
    // none, or it was not wanted.
    const Catalogue* find(const Language& language) const;
    std::vector<Language> languages() const;  // of the catalogues that were read

  private:
    Catalogues();
    std::map<Language, std::unique_ptr<Catalogue>> by_language_;
};

}  // namespace sigillum::locale
