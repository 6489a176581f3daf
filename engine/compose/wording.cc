#include "compose/wording.h"

#include <fmt/format.h>

#include <vector>

#include "compose/composer.h"
#include "locale/normal_form.h"

namespace sigillum::compose {
namespace {

using document::Emphasis;
using document::Run;
using document::Text;

// A message is filled with marks in place of runs that differ from the words around them, and taken apart at
// the marks afterwards. A mark is two control characters, which no catalogue and no checked input contains,
// around a number.
constexpr char mark_begin = '\x02';
constexpr char mark_end = '\x03';

std::string mark_of(std::size_t number) { return fmt::format("{}{}{}", mark_begin, number, mark_end); }

bool blends_in(const Text& text, const Language& language) {
    if (text.empty()) return true;
    const bool same = text[0].language == language || text[0].language.tag.empty();
    return text.size() == 1 && same && text[0].emphasis == Emphasis::plain && !text[0].whole;
}

void append_run(Text& text, Run run) {
    if (run.text.empty()) return;
    if (!text.empty() && text.back().language == run.language && text.back().emphasis == run.emphasis &&
        text.back().whole == run.whole)
        text.back().text += run.text;
    else
        text.push_back(std::move(run));
}

void append_run(Text& text, std::string words, const Language& language, Emphasis emphasis) {
    append_run(text, {std::move(words), language, emphasis});
}

Text taken_apart(std::string_view words, const std::vector<const Text*>& marked, const Language& language) {
    Text text;
    std::size_t at = 0;
    while (at < words.size()) {
        const std::size_t begin = words.find(mark_begin, at);
        append_run(text, std::string(words.substr(at, begin - at)), language, Emphasis::plain);
        if (begin == std::string_view::npos) break;
        const std::size_t end = words.find(mark_end, begin);
        std::size_t number = 0;
        for (std::size_t i = begin + 1; i < end; ++i)
            number = number * 10 + static_cast<std::size_t>(words[i] - '0');
        append(text, *marked[number]);
        at = end + 1;
    }
    return text;
}

}  // namespace

Text neutral(std::string_view characters) { return {{std::string(characters), {}, Emphasis::plain}}; }

Text ordinal(int number) { return neutral(std::to_string(number)); }

void append(Text& text, const Text& more) {
    for (const Run& run : more) append_run(text, run);
}

const locale::Message* Wording::own_text(std::string_view key) const {
    const auto texts = overrides_->find(key);
    if (texts == overrides_->end()) return nullptr;
    auto found = texts->second.find(language_);
    if (found == texts->second.end()) found = texts->second.find(Language{base_language(language_)});
    return found == texts->second.end() ? nullptr : &found->second;
}

Text Wording::say(std::string_view key, Fill fill, Trouble& trouble) const {
    locale::Arguments arguments{{"form", form_}};
    std::vector<const Text*> marked;
    for (const auto& [name, text] : fill) {
        if (blends_in(text, language_)) {
            arguments.emplace(name, text.empty() ? std::string() : text[0].text);
        } else {
            arguments.emplace(name, mark_of(marked.size()));
            marked.push_back(&text);
        }
    }
    const locale::Message* own = own_text(key);
    Result<std::string> words = own != nullptr ? own->text(arguments) : catalogue_->message(key, arguments);
    if (!words) {
        trouble.report(words.error());
        return {};
    }
    if (!marked.empty()) return taken_apart(*words, marked, language_);
    Text text;
    append_run(text, std::move(*words), language_, Emphasis::plain);
    return text;
}

Text Wording::plain(std::string_view words, Emphasis emphasis) const {
    Text text;
    append_run(text, locale::nfc(words), language_, emphasis);
    return text;
}

Text Wording::fact(std::string_view words, Emphasis emphasis) const {
    Text text;
    append_run(text, {locale::nfc(words), language_, emphasis, true});
    return text;
}

Text Wording::text(const credential::LocalText& text, std::string_view field, Trouble& trouble,
                   Emphasis emphasis) const {
    const std::string* words = text.find(language_);
    if (words == nullptr) {
        trouble.report({missing_translation,
                        {.field = std::string(field)},
                        fmt::format("no text in language “{}”", language_.tag),
                        "a text in every language of the document"});
        return {};
    }
    return plain(*words, emphasis);
}

Text Wording::name(const credential::LocalText& name) const {
    if (name.empty()) return {};
    Text text;
    append_run(text, {locale::nfc(name.in(language_)), name.language_for(language_), Emphasis::plain, true});
    return text;
}

Text Wording::title(const Text& title) const {
    if (title.empty()) return {};
    if (titles_ == TitleStyle::quoted) {
        return plain(catalogue_->quoted(document::plain_text(title)));
    }
    Text emphasised = title;
    for (Run& run : emphasised) run.emphasis = Emphasis::title;
    return emphasised;
}

Text Wording::list(const std::vector<Text>& parts) const {
    std::vector<std::string> words;
    for (const Text& part : parts) words.push_back(document::plain_text(part));
    const std::vector<std::string> joints = catalogue_->joints(words);
    Text list;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        append_run(list, joints[i], language_, Emphasis::plain);
        append(list, parts[i]);
    }
    if (!joints.empty()) append_run(list, joints.back(), language_, Emphasis::plain);
    return list;
}

}  // namespace sigillum::compose
