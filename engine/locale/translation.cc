#include "locale/translation.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

#include "locale/catalogue_text.h"
#include "locale/marked_texts.h"
#include "locale/message_rules.h"

namespace sigillum::locale {
namespace {

std::string note_on(const std::string& key, const std::string& english) {
    if (key.starts_with(field_prefix)) return "Name of a field of education (ISCED-F 2013).";
    std::string note;
    const Result<Message> message = Message::compile(english, "en");
    if (message && !message->arguments().empty()) {
        note = fmt::format("ICU MessageFormat. Filled in, and to be kept as it is written: {{{}}}.",
                           fmt::join(message->arguments(), "}, {"));
    }
    const auto add = [&](std::string_view sentence) {
        note += (note.empty() ? "" : " ") + std::string(sentence);
    };
    if (key.starts_with("title.")) add("A lead line, a line break, the main line.");
    if (key == "code.call") add("Narrow: 51 mm at 7.5 pt, about 40 letters.");
    if (key == "unit.label") add("Narrow: about fifteen capitals.");
    if (key.starts_with("panel.")) add("Narrow: a line has 46 mm.");
    return note;
}

TranslationUnit unit_of(const std::string& key, const std::string& english, const std::string* own,
                        ReviewStatus mark) {
    TranslationUnit unit{.id = key, .source = english, .note = note_on(key, english)};
    if (own == nullptr) return unit;
    unit.target = *own;
    unit.approved = mark != ReviewStatus::unreviewed;
    unit.state = mark == ReviewStatus::official   ? "final"
                 : mark == ReviewStatus::reviewed ? "signed-off"
                                                  : "needs-review-translation";
    return unit;
}

// The mark that comes back with a text. Tools that know no states leave `approved`, or nothing.
ReviewStatus mark_of(const TranslationUnit& unit, ReviewStatus before, bool changed) {
    if (unit.state == "final" || unit.state == "signed-off")
        return before == ReviewStatus::official && !changed ? before : ReviewStatus::reviewed;
    if (unit.state.starts_with("needs-") || unit.state == "new") return ReviewStatus::unreviewed;
    if (unit.approved) {
        if (!*unit.approved) return ReviewStatus::unreviewed;
        return before == ReviewStatus::official && !changed ? before : ReviewStatus::reviewed;
    }
    return changed ? ReviewStatus::unreviewed : before;
}

// Takes unit by unit.
class Taker {
  public:
    Taker(const TranslatedCatalogue& into, std::string shown, Findings& findings)
        : english_(into.english),
          own_(into.own),
          text_(into.json),
          marks_(into.own),
          shown_(std::move(shown)),
          findings_(findings) {}

    void take(const TranslationUnit& unit) {
        const bool field = unit.id.starts_with(field_prefix);
        const std::string key = field ? unit.id.substr(field_prefix.size()) : unit.id;
        const auto& sources = field ? english_.fields_of_education : english_.messages;
        const auto& texts = field ? own_.fields_of_education : own_.messages;
        const auto source = sources.find(key);
        if (source == sources.end()) return refuse(unit, "there is no such text", "the key of a message");
        if (source->second != unit.source)
            return refuse(unit, "a translation of another English text than today's",
                          "a file that is exported anew");
        if (!unit.target) return;
        if (Done held = field ? hold_name(*unit.target)
                              : hold_to_rules(key, *unit.target, source->second, own_.icu_locale);
            !held)
            return refuse(unit, held.error().found, held.error().expected);
        const auto before = texts.find(key);
        const bool changed = before == texts.end() || before->second != *unit.target;
        if (changed) {
            text_.set(field ? "fields_of_education" : "messages", key, *unit.target);
            ++taken_.texts;
        }
        const ReviewStatus mark = own_.marks.of(unit.id);
        const ReviewStatus after = mark_of(unit, mark, changed);
        if (before == texts.end() || after != mark) marks_.set(unit.id, after);
        if (after != mark) ++taken_.marks;
    }
    TakenOver taken() {
        if (taken_.marks > 0) marks_.write(text_);
        taken_.catalogue = text_.edited();
        return std::move(taken_);
    }

  private:
    static Done hold_name(std::string_view name) {
        if (!name.empty() && name.find_first_of("\n{}") == std::string_view::npos) return {};
        return fail(bad_translation, {}, "no name in one line", "the name of the field of education");
    }
    void refuse(const TranslationUnit& unit, std::string found, std::string expected) {
        findings_.add(
            {bad_translation, {.file = shown_, .field = unit.id}, std::move(found), std::move(expected)});
    }

    const CatalogueFile& english_;
    const CatalogueFile& own_;
    CatalogueText text_;
    MarkedTexts marks_;
    std::string shown_;
    Findings& findings_;
    TakenOver taken_;
};

}  // namespace

Xliff for_translators(const CatalogueFile& english, const CatalogueFile& own) {
    Xliff xliff{.original = fmt::format("locales/{}.json", own.language.tag),
                .source = english.language,
                .target = own.language,
                .units = {}};
    const auto add = [&](const auto& sources, const auto& texts, std::string_view prefix) {
        for (const auto& [key, english_text] : sources) {
            const std::string id = std::string(prefix) + key;
            const auto text = texts.find(key);
            xliff.units.push_back(
                unit_of(id, english_text, text == texts.end() ? nullptr : &text->second, own.marks.of(id)));
        }
    };
    add(english.messages, own.messages, "");
    add(english.fields_of_education, own.fields_of_education, field_prefix);
    return xliff;
}

TakenOver take_over(const Xliff& translated, const TranslatedCatalogue& into, const std::string& shown,
                    Findings& findings) {
    const int errors = findings.errors();
    Taker taker(into, shown, findings);
    for (const TranslationUnit& unit : translated.units) taker.take(unit);
    if (findings.errors() > errors) return {};
    TakenOver taken = taker.taken();
    if (const auto read = read_catalogue_file(taken.catalogue, into.own.language.tag + ".json"); !read)
        findings.add(read.error());
    return taken;
}

}  // namespace sigillum::locale
