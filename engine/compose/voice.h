// The one or two languages of a document, speaking together.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "compose/wording.h"
#include "document/text.h"

namespace sigillum::compose {

// The same statement in the main and, for documents of two languages, in the second language.
struct Line {
    document::Text text;
    document::Text second;
    bool empty() const { return text.empty(); }
};

class Voice {
  public:
    Voice(Wording main, std::optional<Wording> second_line, std::optional<Wording> second_column)
        : main_(std::move(main)), line_(std::move(second_line)), column_(std::move(second_column)) {}

    const Wording& main() const { return main_; }
    bool bilingual() const { return line_.has_value(); }
    // The second language as upright running text in a column of its own; only when bilingual.
    const Wording& second_column() const { return *column_; }
    // The second language as an italic line below the main one; only when bilingual.
    const Wording& second_line() const { return *line_; }

    // What `tell` says in each language: tell(const Wording&) gives a text.
    template <class Tell>
    Line both(Tell tell) const {
        Line line{.text = tell(main_), .second = {}};
        if (line_) line.second = tell(*line_);
        return line;
    }
    Line say(std::string_view key, Fill fill = {}) {
        return both([&](const Wording& wording) { return wording.say(key, fill, trouble); });
    }
    // A fact, said once for both languages.
    Line fact(std::string_view words, document::Emphasis emphasis = document::Emphasis::plain) const {
        return {.text = main_.fact(words, emphasis), .second = {}};
    }
    Line text(const credential::LocalText& text, std::string_view field) {
        return both([&](const Wording& wording) { return wording.text(text, field, trouble); });
    }

    Trouble trouble;

  private:
    Wording main_;
    std::optional<Wording> line_, column_;
};

}  // namespace sigillum::compose
