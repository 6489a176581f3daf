#include "issue/review_page.h"

#include <fmt/format.h>

#include "base/base64.h"
#include "compose/subject.h"
#include "issue/html_text.h"
#include "issue/review_style.h"
#include "issue/review_tables.h"

namespace sigillum::issue {
namespace {

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

// "Certificate of Academic Achievement · Politechnika Warszawska"
Bytes certificate_of(const credential::Edition& edition, const ReviewVoice& voice) {
    const Bytes words = voice.html("name." + compose::certificate_key(edition));
    const auto issuer = edition.directory.universities.find(edition.issuer);
    if (issuer == edition.directory.universities.end()) return words;
    return words + " · <bdi>" + html_text(issuer->second.name.in(edition.languages.front())) + "</bdi>";
}

Bytes bdi(std::string_view text) { return "<bdi>" + html_text(text) + "</bdi>"; }

Bytes digest(const Sha256& value) { return "<bdi dir=\"ltr\">" + grouped(value) + "</bdi>"; }

class Page {
  public:
    Page(const Review& review, const Workshop& workshop)
        : review_(review), voice_(review.voice), workshop_(workshop) {}

    Bytes write() {
        const Bytes heading = voice_.html("review.title");
        out_ = fmt::format(
            "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
            "name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}: {}</title>\n"
            "<style>{}</style>\n</head>\n<body>\n<header class=\"masthead\"><p class=\"lead\">{}</p>"
            "<h1><bdi>{}</bdi></h1><p class=\"under\">{}</p></header>\n<main>\n",
            html_text(voice_.catalogue().language().tag), voice_.catalogue().right_to_left() ? "rtl" : "ltr",
            heading, html_text(workshop_.edition().id), review_style(workshop_.theme), heading,
            html_text(title_of(workshop_.edition())), certificate_of(workshop_.edition(), voice_));
        summary();
        outstanding();
        first_document();
        section("constant", "review.constant", constants_table(review_, languages_of(workshop_)));
        learners();
        if (!review_.counts.empty()) section("counts", "review.counts", counts_tables(review_));
        section("files", "review.files", files_table(review_));
        sign_off();
        return out_ + "</main>\n</body>\n</html>\n";
    }

  private:
    // `title` is the key of a message.
    void section(const char* id, const char* title, const Bytes& content, const char* kind = "") {
        out_ += fmt::format("<section aria-labelledby=\"{0}\"{3}>\n<h2 id=\"{0}\">{1}</h2>\n{2}</section>\n",
                            id, voice_.html(title), content, kind);
    }

    Bytes row_of(const char* key, const Bytes& value, const char* mark = "") const {
        return fmt::format("<dt>{}</dt><dd{}>{}</dd>\n", voice_.html(key), mark, value);
    }

    void summary() {
        Bytes list = "<dl class=\"summary\">\n";
        list += row_of("review.documents", std::to_string(review_.learners.size()));
        list += row_of("print.row.edition", bdi(workshop_.edition().id));
        list += row_of("review.digest", digest(review_.statement.digest), " class=\"digest\"");
        list += row_of("review.errors", std::to_string(review_.findings.errors()));
        list += row_of("review.warnings", std::to_string(review_.findings.warnings()));
        list += row_of("review.unusual", std::to_string(unusual_values(review_)));
        list += row_of("review.languages", languages());
        list += row_of("review.seal", seal());
        list += row_of("review.made", bdi(to_iso(review_.made)) + " · " +
                                          bdi(review_.statement.json["program"].get<std::string>()));
        list += "</dl>\n<p>";
        list += voice_.html_with_command("review.explanation", "sigillum issue --reviewed");
        section("summary", "review.covers", list + "</p>\n");
    }

    // "English (the form’s own wording), Polish (not read by a native speaker yet)"
    Bytes languages() const {
        Bytes text;
        for (const Language& language : languages_of(workshop_)) {
            const locale::Catalogue* catalogue = workshop_.catalogues.find(language);
            if (catalogue == nullptr) continue;
            const locale::ReviewStatus status = catalogue->review().status;
            const char* key = status == locale::ReviewStatus::official   ? "review.language.official"
                              : status == locale::ReviewStatus::reviewed ? "review.language.reviewed"
                                                                         : "review.language.unreviewed";
            text += text.empty() ? "" : "; ";
            text += voice_.html(key, {{"language", voice_.catalogue().language_name(language)}});
        }
        return text;
    }

    Bytes seal() const {
        if (!review_.seal) return voice_.html("review.seal.none");
        const seal::Certificate& seal = *review_.seal;
        Bytes text = bdi(seal.common_name);
        if (!seal.organisation.empty()) text += "; " + bdi(seal.organisation);
        text += "; ";
        text += voice_.html(seal.kind == seal::CertificateKind::qualified       ? "review.seal.qualified"
                            : seal.kind == seal::CertificateKind::demonstration ? "review.seal.demonstration"
                                                                                : "review.seal.advanced");
        text += "; ";
        text += voice_.html("review.seal.valid",
                            {{"begin", to_iso(seal.not_before)}, {"end", to_iso(seal.not_after)}});
        text +=
            fmt::format("; {} <code>{}</code>", voice_.html("review.seal.digest"), digest(sha256(seal.der)));
        return text;
    }

    // Findings of the edition, and learners with anything unusual, each with a link to the row.
    void outstanding() {
        Bytes list;
        for (const Finding& finding : review_.findings.list()) {
            if (finding.error.place.row != 0) continue;
            list += fmt::format(
                "<li><strong>{}</strong> {}: {}; {}</li>\n",
                voice_.html(finding.severity == Severity::error ? "review.error" : "review.warning"),
                bdi(to_string(finding.error.place)), finding_text(finding.error.found),
                voice_.html("review.expected", {{"text", finding.error.expected}}));
        }
        for (std::size_t i = 0; i < review_.learners.size(); ++i)
            append_notes(review_.learners[i], i + 1, list);
        section("outstanding", "review.outstanding",
                list.empty() ? "<p>" + voice_.html("review.nothing") + "</p>\n"
                             : "<ul class=\"outstanding\">\n" + list + "</ul>\n");
    }

    // What checks find is said in English in every language.
    static Bytes finding_text(const std::string& words) {
        return "<bdi lang=\"en\">" + html_text(words) + "</bdi>";
    }

    void append_notes(const ReviewedLearner& learner, std::size_t number, Bytes& list) const {
        Bytes notes;
        const auto add = [&notes](const Bytes& note) { notes += (notes.empty() ? "" : "; ") + note; };
        for (const std::string& note : learner.notes) add("<strong>" + bdi(note) + "</strong>");
        for (std::size_t i = 0; i < learner.cells.size(); ++i) {
            const Bytes value = learner.cells[i].text.empty() ? "" : " – " + bdi(learner.cells[i].text);
            for (const std::string& note : learner.cells[i].notes)
                add(html_text(review_.columns[i].title) + value + ": " + html_text(note));
        }
        if (!notes.empty())
            list += fmt::format("<li><a href=\"#learner-{0}\">{1} {0}, {2}</a>: {3}</li>\n", number,
                                voice_.html("code.number"), bdi(learner.key), notes);
    }

    void first_document() {
        if (review_.first_page.empty()) return;
        const ReviewedLearner& first = review_.learners.front();
        section("first", "review.first",
                fmt::format(
                    "<figure class=\"side\"><img alt=\"{}\" src=\"data:image/png;base64,{}\">"
                    "<figcaption>{}</figcaption></figure>\n",
                    html_text(voice_.say("review.first.alternate", {{"learner", first.key}})),
                    to_base64(review_.first_page),
                    voice_.html_with_command("review.first.caption", "sigillum preview EDITION --learner KEY",
                                             {{"learner", first.cells[1].text}})));
    }

    // Wide tables may be scrolled on a small screen, also with the keyboard.
    void learners() {
        section("learners", "review.learners",
                fmt::format("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">\n",
                            voice_.html("review.learners.table")) +
                    learners_table(review_) + "</div>\n",
                " class=\"wide\"");
    }

    void sign_off() {
        section("sign-off", "review.signed_off",
                fmt::format("<p>{}</p>\n<p class=\"digest\">{}</p>\n<div "
                            "class=\"ink\"><p>{}</p><p>{}</p><p>{}</p></div>\n",
                            voice_.html("review.signed_off.note"), digest(review_.statement.digest),
                            voice_.html("review.signed_off.name"), voice_.html("review.signed_off.place"),
                            voice_.html("review.signed_off.signature")));
    }

    const Review& review_;
    const ReviewVoice& voice_;
    const Workshop& workshop_;
    Bytes out_;
};

}  // namespace

Bytes review_page(const Review& review, const Workshop& workshop) { return Page(review, workshop).write(); }

}  // namespace sigillum::issue
