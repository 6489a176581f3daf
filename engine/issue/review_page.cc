#include "issue/review_page.h"

#include <fmt/format.h>

#include "base/base64.h"
#include "issue/html_text.h"
#include "issue/review_style.h"
#include "issue/review_tables.h"

namespace sigillum::issue {
namespace {

std::string counted(std::size_t number, const char* thing) {
    return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

std::size_t unusual_values(const Review& review) {
    std::size_t count = 0;
    for (const ReviewedLearner& learner : review.learners) {
        for (const ReviewCell& cell : learner.cells) count += cell.notes.empty() ? 0 : 1;
    }
    return count;
}

// The opportunity as a title: "course Sustainable Innovation".
std::string title_of(const credential::Edition& edition) {
    const credential::Opportunity& opportunity = edition.opportunity;
    const Language& main = edition.languages.front();
    return opportunity.title.empty() ? opportunity.kind.in(main) : opportunity.title.in(main);
}

std::string certificate_of(const credential::Edition& edition) {
    std::string words(credential::name_of(edition.type));
    if (credential::is_micro_credential(edition.type))
        words += fmt::format(", {}", credential::name_of(edition.character));
    const auto issuer = edition.directory.universities.find(edition.issuer);
    if (issuer == edition.directory.universities.end()) return words;
    return words + " · " + issuer->second.name.in(edition.languages.front());
}

Bytes row(std::string_view name, const Bytes& value, const char* mark = "") {
    return fmt::format("<dt>{}</dt><dd{}>{}</dd>\n", html_text(name), mark, value);
}

Bytes quoted(const std::string& text) { return text.empty() ? "" : "“" + html_text(text) + "”: "; }

class Page {
  public:
    Page(const Review& review, const Workshop& workshop) : review_(review), workshop_(workshop) {}

    Bytes write() {
        const std::string title = title_of(workshop_.edition());
        out_ = fmt::format(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
            "content=\"width=device-width, initial-scale=1\">\n<title>Review before signing: {}</title>\n"
            "<style>{}</style>\n</head>\n<body>\n<header class=\"masthead\"><p class=\"lead\">Review before "
            "signing</p><h1>{}</h1><p class=\"under\">{}</p></header>\n<main>\n",
            html_text(workshop_.edition().id), review_style(workshop_.theme), html_text(title),
            html_text(certificate_of(workshop_.edition())));
        summary();
        outstanding();
        first_document();
        section("constant", "The same in every document", constants_table(review_, languages_of(workshop_)));
        learners();
        if (!review_.counts.empty()) section("counts", "How often", counts_tables(review_));
        section("files", "Files", files_table(review_));
        sign_off();
        return out_ + "</main>\n</body>\n</html>\n";
    }

  private:
    void section(const char* id, const char* title, const Bytes& content, const char* kind = "") {
        out_ += fmt::format("<section aria-labelledby=\"{0}\"{3}>\n<h2 id=\"{0}\">{1}</h2>\n{2}</section>\n",
                            id, title, content, kind);
    }

    void summary() {
        Bytes list = "<dl class=\"summary\">\n";
        list += row("Documents", std::to_string(review_.learners.size()));
        list += row("Edition", html_text(workshop_.edition().id));
        list += row("Digest of the batch", grouped(review_.statement.digest), " class=\"digest\"");
        list += row("Checks", counted(static_cast<std::size_t>(review_.findings.errors()), "error") + ", " +
                                  counted(static_cast<std::size_t>(review_.findings.warnings()), "warning"));
        list += row("Unusual values", std::to_string(unusual_values(review_)));
        list += row("Languages", languages());
        list += row("Seal", seal());
        list +=
            row("Reviewed list made", html_text(to_iso(review_.made)) + ", " +
                                          html_text(review_.statement.json["program"].get<std::string>()));
        list += "</dl>\n";
        list +=
            "<p>If all of this is right, give the digest to <code>sigillum issue --reviewed</code>: it "
            "refuses "
            "to sign when anything below has changed since. Numbers, times and signatures come with issuing "
            "and are not in the digest.</p>\n";
        section("summary", "What the signature will cover", list);
    }

    // "en (official wording), pl (read by no native speaker)"
    Bytes languages() const {
        Bytes text;
        for (const Language& language : languages_of(workshop_)) {
            const locale::Catalogue* catalogue = workshop_.catalogues.find(language);
            if (catalogue == nullptr) continue;
            const locale::ReviewStatus status = catalogue->review().status;
            text += text.empty() ? "" : ", ";
            text += html_text(language.tag);
            text += status == locale::ReviewStatus::official   ? " (the form’s own wording)"
                    : status == locale::ReviewStatus::reviewed ? " (read by a native speaker)"
                                                               : " (not read by a native speaker yet)";
        }
        return text;
    }

    Bytes seal() const {
        if (!review_.seal) return "no certificate was given to this review";
        const seal::Certificate& seal = *review_.seal;
        Bytes text = html_text(seal.common_name);
        if (!seal.organisation.empty()) text += ", " + html_text(seal.organisation);
        text += seal.kind == seal::CertificateKind::qualified ? "; says it is qualified"
                : seal.kind == seal::CertificateKind::demonstration
                    ? "; DEMONSTRATION: what it signs is a SPECIMEN"
                    : "; advanced";
        text += fmt::format("; valid from {} to {}; SHA-256 of the certificate <code>{}</code>",
                            to_iso(seal.not_before), to_iso(seal.not_after), grouped(sha256(seal.der)));
        return text;
    }

    // Findings of the edition, and learners with anything unusual, each with a link to the row.
    void outstanding() {
        Bytes list;
        for (const Finding& finding : review_.findings.list()) {
            if (finding.error.place.row != 0) continue;
            list += fmt::format("<li><strong>{}</strong> {}: {}; expected {}</li>\n",
                                finding.severity == Severity::error ? "Error" : "Warning",
                                html_text(to_string(finding.error.place)), html_text(finding.error.found),
                                html_text(finding.error.expected));
        }
        for (std::size_t i = 0; i < review_.learners.size(); ++i)
            append_notes(review_.learners[i], i + 1, list);
        section(
            "outstanding", "What stands out",
            list.empty() ? Bytes("<p>Nothing.</p>\n") : "<ul class=\"outstanding\">\n" + list + "</ul>\n");
    }

    void append_notes(const ReviewedLearner& learner, std::size_t number, Bytes& list) const {
        Bytes notes;
        const auto add = [&notes](const Bytes& note) { notes += (notes.empty() ? "" : "; ") + note; };
        for (const std::string& note : learner.notes) add("<strong>" + html_text(note) + "</strong>");
        for (std::size_t i = 0; i < learner.cells.size(); ++i) {
            for (const std::string& note : learner.cells[i].notes)
                add(html_text(review_.columns[i].title) + " " + quoted(learner.cells[i].text) +
                    html_text(note));
        }
        if (!notes.empty())
            list += fmt::format("<li><a href=\"#learner-{0}\">No {0}, {1}</a>: {2}</li>\n", number,
                                html_text(learner.key), notes);
    }

    void first_document() {
        if (review_.first_page.empty()) return;
        section(
            "first", "The first document",
            fmt::format(
                "<figure class=\"side\"><img alt=\"Preview of the first page of {}\" "
                "src=\"data:image/png;base64,{}\"><figcaption>First page for {} as it will be, but for the "
                "preview mark, the number, the code and the signature panel. Every page of every learner: "
                "<code>sigillum preview EDITION --learner KEY</code>.</figcaption></figure>\n",
                html_text(review_.learners.front().key), to_base64(review_.first_page),
                html_text(review_.learners.front().cells[1].text)));
    }

    // Wide tables may be scrolled on a small screen, also with the keyboard.
    void learners() {
        section("learners", "Learner by learner",
                "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of learners\">\n" +
                    learners_table(review_) + "</div>\n",
                " class=\"wide\"");
    }

    void sign_off() {
        section(
            "sign-off", "Reviewed",
            "<p>The digest covers what stands on these pages: it is the SHA-256 of the list that the review "
            "wrote beside this page.</p>\n<p class=\"digest\">" +
                grouped(review_.statement.digest) +
                "</p>\n<div class=\"ink\"><p>Name and function</p><p>Place and "
                "date</p><p>Signature</p></div>\n");
    }

    const Review& review_;
    const Workshop& workshop_;
    Bytes out_;
};

}  // namespace

Bytes review_page(const Review& review, const Workshop& workshop) { return Page(review, workshop).write(); }

}  // namespace sigillum::issue
