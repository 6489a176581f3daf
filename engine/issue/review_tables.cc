#include "issue/review_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "issue/html_text.h"

namespace sigillum::issue {
namespace {

using Texts = std::vector<std::pair<std::string, std::string>>;

const std::string* text_in(const Texts& texts, const Language& language) {
    for (const std::string& tag : {language.tag, base_language(language)}) {
        for (const auto& [own, text] : texts) {
            if (own == tag) return &text;
        }
    }
    return nullptr;
}

// What is given in languages of no document: it stands in the record only.
Bytes other_languages(const Texts& texts, const std::vector<Language>& languages, const ReviewVoice& voice) {
    Bytes other;
    for (const auto& [tag, text] : texts) {
        const bool shown = std::any_of(languages.begin(), languages.end(), [&tag = tag](const Language& l) {
            return l.tag == tag || base_language(l) == tag;
        });
        if (!shown)
            other +=
                fmt::format("<span class=\"fine\"><br>{0} <bdi lang=\"{1}\">{2}</bdi></span>",
                            voice.html("review.also", {{"language", tag}}), html_text(tag), html_text(text));
    }
    return other;
}

void append_constant(const ConstantField& field, const std::vector<Language>& languages,
                     const ReviewVoice& voice, Bytes& out) {
    out += fmt::format("<tr><th scope=\"row\" class=\"label\"><bdi>{}</bdi></th>",
                       field.label.empty() ? html_text(field.section) : html_text(field.label));
    if (field.texts.size() == 1 && field.texts.front().first.empty()) {
        out += fmt::format("<td colspan=\"{}\"><bdi>{}</bdi></td></tr>\n", languages.size(),
                           html_text(field.texts.front().second));
        return;
    }
    for (std::size_t i = 0; i < languages.size(); ++i) {
        const std::string* text = text_in(field.texts, languages[i]);
        if (text != nullptr)
            out +=
                fmt::format("<td lang=\"{}\"><bdi>{}</bdi>", html_text(languages[i].tag), html_text(*text));
        else
            out += "<td><span class=\"fine\">" + voice.html("review.first_text") + "</span>";
        if (i == 0) out += other_languages(field.texts, languages, voice);
        out += "</td>";
    }
    out += "</tr>\n";
}

// Whether the value is one word that no line break may part: a key, a date, a number.
bool is_short_word(const std::string& text) {
    constexpr std::size_t longest = 16;
    return !text.empty() && text.size() <= longest && text.find(' ') == std::string::npos;
}

Bytes cell(const ReviewCell& cell, bool is_name) {
    const char* kind = is_name ? " class=\"name\"" : is_short_word(cell.text) ? " class=\"word\"" : "";
    Bytes out = fmt::format("<bdi{}>{}</bdi>", kind, html_text(cell.text));
    if (cell.text.empty()) out = "<span class=\"fine\">–</span>";
    for (const std::string& note : cell.notes)
        out += fmt::format(" <span class=\"note\">▸ {}</span>", html_text(note));
    return out;
}

void append_learner(const ReviewedLearner& learner, std::size_t number, Bytes& out) {
    constexpr std::size_t name_column = 1;
    out += fmt::format("<tr id=\"learner-{0}\"><td class=\"number\">{0}</td>", number);
    for (std::size_t i = 0; i < learner.cells.size(); ++i) {
        const ReviewCell& given = learner.cells[i];
        const bool noted = !given.notes.empty() || (i == name_column && !learner.notes.empty());
        Bytes content = cell(given, i == name_column);
        if (i == name_column) {
            for (const std::string& note : learner.notes)
                content += fmt::format(" <span class=\"note warned\">▸ {}</span>", html_text(note));
        }
        // Long values get more of the sheet's width.
        constexpr std::size_t long_value = 24;
        const char* mark = noted                            ? " class=\"flag\""
                           : given.text.size() > long_value ? " class=\"long\""
                                                            : "";
        if (i == name_column)
            out += fmt::format("<th scope=\"row\"{}>{}</th>", mark, content);
        else
            out += fmt::format("<td{}>{}</td>", mark, content);
    }
    out += "</tr>\n";
}

}  // namespace

std::vector<Language> languages_of(const Workshop& workshop) {
    std::vector<Language> languages = workshop.edition().languages;
    for (const credential::Learner& learner : workshop.learners()) {
        for (const Language& language : learner.languages) {
            if (std::find(languages.begin(), languages.end(), language) == languages.end())
                languages.push_back(language);
        }
    }
    return languages;
}

Bytes constants_table(const Review& review, const std::vector<Language>& languages) {
    Bytes out = fmt::format("<table>\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th>",
                            review.voice.html("review.constant.note"), review.voice.html("review.field"));
    for (const Language& language : languages)
        out += fmt::format("<th scope=\"col\">{}</th>", html_text(language.tag));
    out += "</tr></thead>\n";
    const std::string* section = nullptr;
    for (const ConstantField& field : review.constants) {
        if (section == nullptr || *section != field.section) {
            out += section == nullptr ? "" : "</tbody>\n";
            out += fmt::format(
                "<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"{}\">{}</th></tr>\n",
                languages.size() + 1, html_text(field.section));
            section = &field.section;
        }
        append_constant(field, languages, review.voice, out);
    }
    return out + (section == nullptr ? "" : "</tbody>\n") + "</table>\n";
}

Bytes learners_table(const Review& review) {
    Bytes out = fmt::format(
        "<table class=\"list\">\n<caption>{}</caption>\n<thead><tr><th scope=\"col\" "
        "class=\"number\">{}</th>",
        review.voice.html("review.learners.note", {{"count", std::to_string(review.learners.size())}}),
        review.voice.html("code.number"));
    for (const ReviewColumn& column : review.columns)
        out += fmt::format("<th scope=\"col\">{}</th>", html_text(column.title));
    out += "</tr></thead>\n<tbody>\n";
    std::size_t number = 0;
    for (const ReviewedLearner& learner : review.learners) append_learner(learner, ++number, out);
    return out + "</tbody>\n</table>\n";
}

Bytes counts_tables(const Review& review) {
    Bytes out = "<div class=\"counts\">\n";
    for (const ColumnCounts& counts : review.counts) {
        const std::string title = html_text(review.columns[counts.column].title);
        out += fmt::format(
            "<div><table><thead><tr><th scope=\"col\">{}</th><th scope=\"col\" "
            "class=\"number\">{}</th></tr></thead><tbody>",
            title, review.voice.html("review.counts.learners"));
        for (const ValueCount& value : counts.values) {
            out += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td></tr>",
                               value.value.empty() ? review.voice.html("review.not_given")
                                                   : "<bdi>" + html_text(value.value) + "</bdi>",
                               value.learners);
        }
        out += "</tbody></table></div>\n";
    }
    return out + "</div>\n";
}

Bytes files_table(const Review& review) {
    Bytes out = fmt::format(
        "<table class=\"list\"><caption>{}</caption><thead><tr><th scope=\"col\">{}</th><th "
        "scope=\"col\">{}</th><th scope=\"col\">SHA-256</th></tr></thead><tbody>\n",
        review.voice.html("review.files.note"), review.voice.html("review.files.role"),
        review.voice.html("review.files.file"));
    for (const auto& file : review.statement.json["files"]) {
        out += fmt::format("<tr><td>{}</td><th scope=\"row\">{}</th><td><code>{}</code></td></tr>\n",
                           html_text(file["role"].get<std::string>()),
                           html_text(file["file"].get<std::string>()),
                           html_text(file["sha256"].get<std::string>()));
    }
    return out + "</tbody></table>\n";
}

}  // namespace sigillum::issue
