// What an edition says in one language: catalogue messages, the edition's own texts in place of them, and its
// data as text.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/language.h"
#include "credential/local_text.h"
#include "document/text.h"
#include "locale/catalogues.h"

namespace sigillum::compose {

// The first thing that stood in the way of a document. Builders go on with an empty text; the composer asks
// at the end.
class Trouble {
  public:
    void report(Error error) {
        if (!first_) first_ = std::move(error);
    }
    const std::optional<Error>& first() const { return first_; }

  private:
    std::optional<Error> first_;
};

// Texts of an edition that stand in place of catalogue messages, by key and language.
using Overrides = std::map<std::string, std::map<Language, locale::Message>, std::less<>>;

// What goes into the places of a message, by argument name.
using Fill = std::initializer_list<std::pair<std::string_view, document::Text>>;

// How the title of a learning opportunity is set apart from the words around it.
enum class TitleStyle {
    emphasised,  // Emphasis::title
    quoted,      // in the quotation marks of the language, where the whole line is italic
};

class Wording {
  public:
    // `form`: the grammatical form of the learner, which every message may choose by ("feminine",
    // "masculine", "neutral").
    Wording(const locale::Catalogue& catalogue, const Language& language, const Overrides& overrides,
            TitleStyle titles, std::string_view form)
        : catalogue_(&catalogue), language_(language), overrides_(&overrides), titles_(titles), form_(form) {}

    const Language& language() const { return language_; }
    const locale::Catalogue& catalogue() const { return *catalogue_; }

    // The message with its places filled; runs that are filled in keep their language and emphasis.
    document::Text say(std::string_view key, Fill fill, Trouble& trouble) const;
    document::Text say(std::string_view key, Trouble& trouble) const { return say(key, {}, trouble); }

    // Words of this language; brought to NFC.
    document::Text plain(std::string_view words,
                         document::Emphasis emphasis = document::Emphasis::plain) const;
    // A fact as it was given, no word of which is parted by a hyphen: a name, a number; brought to NFC.
    document::Text fact(std::string_view words,
                        document::Emphasis emphasis = document::Emphasis::plain) const;
    // A text that must exist in this language; `field` names it in the error when it does not.
    document::Text text(const credential::LocalText& text, std::string_view field, Trouble& trouble,
                        document::Emphasis emphasis = document::Emphasis::plain) const;
    // A proper name: in this language or, marked as such, in the first language given.
    document::Text name(const credential::LocalText& name) const;
    // A title, set apart in the way of this wording.
    document::Text title(const document::Text& title) const;
    // Several texts joined as the language joins lists.
    document::Text list(const std::vector<document::Text>& parts) const;
    document::Text date(const Date& date) const { return plain(catalogue_->date(date)); }

  private:
    // The edition's own text for a key in this language or its base language; nullptr when it has none.
    const locale::Message* own_text(std::string_view key) const;

    const locale::Catalogue* catalogue_;
    Language language_;
    const Overrides* overrides_;
    TitleStyle titles_;
    std::string form_;
};

// Characters that belong to no language and take that of the message they are put into: choices, counts,
// patterns.
document::Text neutral(std::string_view characters);

// The number of a day or month, by which a message chooses an article or a form of a preposition ("l’11
// d’agost").
document::Text ordinal(int number);

// Puts `more` behind `text`; runs of equal language and emphasis become one.
void append(document::Text& text, const document::Text& more);

}  // namespace sigillum::compose
