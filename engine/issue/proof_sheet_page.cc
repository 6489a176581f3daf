#include "issue/proof_sheet_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "issue/html_text.h"
#include "locale/review_marks.h"

namespace sigillum::issue {
namespace {

using locale::ProofEntry;
using locale::ProofForm;

constexpr const char* style = R"css(
* { box-sizing: border-box; }
html { color: #1b2430; background: #fff; font: 10.5pt/1.45 "Noto Sans", system-ui, "Segoe UI", Arial, sans-serif; }
body { margin: 0 auto; padding: 10mm; max-width: 297mm; overflow-wrap: anywhere; }
h1, h2 { font-weight: 600; line-height: 1.2; color: #12305c; break-after: avoid; }
h1 { font-size: 20pt; margin: 0 0 2mm; }
h2 { font-size: 13pt; margin: 8mm 0 2mm; }
p { margin: 0 0 2mm; max-width: 190mm; }
nav ul { columns: 3; margin: 0; padding-inline-start: 5mm; font-size: 9pt; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
th, td { text-align: start; vertical-align: top; padding: 1mm 2mm; border: 1px solid #aeb7c4; font-weight: 400; }
tr { break-inside: avoid; }
.key { width: 16%; font: 8pt/1.4 "DejaVu Sans Mono", Menlo, Consolas, monospace; color: #4a5666; }
.english { width: 25%; }
.own { width: 30%; font-size: 11.5pt; }
.mark { width: 9%; font-size: 8.5pt; }
thead th, thead .key, thead .own { font: 600 8.5pt/1.4 "Noto Sans", system-ui, "Segoe UI", Arial, sans-serif; color: inherit; background: #eef1f6; }
.form { display: block; break-inside: avoid; }
.form + .form { margin-top: 1mm; padding-top: 1mm; border-top: 1px dotted #aeb7c4; }
.choice { display: block; font: 8pt/1.3 "DejaVu Sans Mono", Menlo, Consolas, monospace; color: #4a5666; }
.text { display: block; white-space: pre-line; }
.filled { background: #eef1f6; border-bottom: 1px dotted #12305c; }
.unreviewed .mark { font-weight: 600; }
.missing { color: #8c1c13; }
td:focus-visible, a:focus-visible { outline: 3px solid #b3541e; outline-offset: -2px; }
@page { size: A4 landscape; margin: 11mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@media print { body { padding: 0; max-width: none; } html { font-size: 9.5pt; } nav { display: none; } }
)css";

class Page {
  public:
    explicit Page(const locale::ProofSheet& sheet) : sheet_(sheet) {}

    Bytes write() {
        out_ = fmt::format(
            "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
            "<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, "
            "initial-scale=1\"/>\n<title>Proof sheet: {0} "
            "({1})</title>\n<style>{2}</style>\n</head>\n<body>\n"
            "<header>\n<h1>Proof sheet: {0}, <span lang=\"{1}\">{3}</span> ({1})</h1>\n",
            html_text(sheet_.english_name), html_text(sheet_.language.tag), style, in_own(sheet_.name));
        introduction();
        contents();
        out_ += "</header>\n<main>\n";
        for (std::size_t i = 0; i < sheet_.groups.size(); ++i) group(sheet_.groups[i], i + 1);
        return out_ + "</main>\n</body>\n</html>\n";
    }

  private:
    Bytes in_own(std::string_view words) const {
        return fmt::format("<bdi dir=\"{}\">{}</bdi>", direction(), html_text(words));
    }
    const char* direction() const { return sheet_.right_to_left ? "rtl" : "ltr"; }

    static Bytes counted(const locale::ReviewCounts& counts) {
        return fmt::format("{} official, {} reviewed, {} unreviewed", counts.official, counts.reviewed,
                           counts.unreviewed);
    }

    void introduction() {
        out_ += fmt::format("<p>Messages: {}. Fields of education: {}. {}</p>\n", counted(sheet_.messages),
                            counted(sheet_.fields), html_text(sheet_.review_note));
        out_ +=
            "<p>Please read every text as a registrar of your country would, and write what is better into "
            "the last column: on paper, or here (click into the cell, type, then print to PDF). "
            "<span class=\"filled\">What is shaded</span> is filled in when a document is made, here by "
            "invented examples: judge the words around it. Where a text has several forms, each is shown "
            "with "
            "what it is for. An <em>official</em> text comes from an official source; one that is "
            "<em>reviewed</em> was read by a native speaker; one that is <em>unreviewed</em> was read by "
            "nobody "
            "yet. CLDR: taken from the Unicode Common Locale Data Repository, not ours to "
            "change.</p>\n";
    }

    void contents() {
        out_ += "<nav aria-label=\"Contents\"><ul>\n";
        for (std::size_t i = 0; i < sheet_.groups.size(); ++i)
            out_ += fmt::format("<li><a href=\"#part-{}\">{}</a></li>\n", i + 1,
                                html_text(sheet_.groups[i].title));
        out_ += "</ul></nav>\n";
    }

    void group(const locale::ProofGroup& group, std::size_t number) {
        out_ += fmt::format(
            "<section aria-labelledby=\"part-{0}\">\n<h2 id=\"part-{0}\">{1}</h2>\n<table>\n<thead><tr>"
            "<th scope=\"col\" class=\"key\">Key</th><th scope=\"col\" class=\"english\">English</th>"
            "<th scope=\"col\" class=\"own\">{2}</th><th scope=\"col\" class=\"mark\">Mark</th>"
            "<th scope=\"col\">Correction</th></tr></thead>\n",
            number, html_text(group.title), html_text(sheet_.english_name));
        for (const ProofEntry& each : group.entries) entry(each);
        out_ += "</table>\n</section>\n";
    }

    // Forms that are chosen alike in both languages stand beside each other, a row each; else all of them in
    // one row.
    static bool stand_in_pairs(const ProofEntry& entry) {
        return std::equal(
            entry.english.begin(), entry.english.end(), entry.own.begin(), entry.own.end(),
            [](const ProofForm& one, const ProofForm& other) { return one.choices == other.choices; });
    }

    void entry(const ProofEntry& entry) {
        const std::string_view mark = entry.own.empty() ? "missing"
                                      : entry.mark      ? name_of(*entry.mark)
                                                        : "CLDR";
        const std::size_t rows = stand_in_pairs(entry) ? std::max<std::size_t>(entry.own.size(), 1) : 1;
        out_ += fmt::format("<tbody id=\"{}\" class=\"{}\">", html_text(entry.key), mark);
        for (std::size_t i = 0; i < rows; ++i) {
            out_ += "<tr>";
            if (i == 0)
                out_ += fmt::format("<th scope=\"rowgroup\" rowspan=\"{}\" class=\"key\">{}</th>", rows,
                                    breakable(entry.key));
            texts(rows > 1 ? forms({entry.english[i]}) : forms(entry.english),
                  rows > 1 ? forms({entry.own[i]}) : forms(entry.own));
            if (i == 0) out_ += fmt::format("<td class=\"mark\" rowspan=\"{}\">{}</td>", rows, mark);
            correction(entry.key, rows > 1 ? fmt::format(", form {}", i + 1) : "");
            out_ += "</tr>\n";
        }
        out_ += "</tbody>\n";
    }

    void texts(const Bytes& english, const Bytes& own) {
        out_ += fmt::format(
            "<td class=\"english\" lang=\"en\" dir=\"ltr\">{}</td><td class=\"own\" lang=\"{}\" dir=\"{}\">{}"
            "</td>",
            english, html_text(sheet_.language.tag), direction(),
            own.empty() ? "<span class=\"missing\" lang=\"en\" dir=\"ltr\">no text yet</span>" : own);
    }

    void correction(std::string_view key, std::string_view form) {
        out_ += fmt::format(
            "<td contenteditable=\"true\" aria-label=\"Correction of {}{}\" lang=\"{}\" dir=\"{}\"></td>",
            html_text(key), form, html_text(sheet_.language.tag), direction());
    }

    // A long key ends a line behind a point.
    static Bytes breakable(std::string_view key) {
        Bytes text;
        for (const char c : key) text += c == '.' ? Bytes(".<wbr/>") : html_text({&c, 1});
        return text;
    }

    static Bytes forms(const std::vector<ProofForm>& all) {
        Bytes text;
        for (const ProofForm& each : all) text += form(each);
        return text;
    }

    // What was chosen stands in English above the text.
    static Bytes form(const ProofForm& form) {
        Bytes choices;
        for (const auto& [argument, value] : form.choices)
            choices +=
                fmt::format("{}{}: {}", choices.empty() ? "" : ", ", html_text(argument), html_text(value));
        Bytes text = "<span class=\"form\">";
        if (!choices.empty())
            text += fmt::format("<span class=\"choice\" lang=\"en\" dir=\"ltr\">{}</span>", choices);
        text += "<span class=\"text\">";
        for (const locale::ProofPiece& piece : form.pieces)
            text += piece.filled_in ? fmt::format("<bdi class=\"filled\">{}</bdi>", html_text(piece.words))
                                    : html_text(piece.words);
        return text + "</span></span>";
    }

    const locale::ProofSheet& sheet_;
    Bytes out_;
};

}  // namespace

Bytes proof_sheet_page(const locale::ProofSheet& sheet) { return Page(sheet).write(); }

}  // namespace sigillum::issue
