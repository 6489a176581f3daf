#include "verify/page_check.h"

#include "verify/code_reader.h"
#include "verify/page_findings.h"
#include "verify/page_reader.h"
#include "verify/page_text.h"
#include "verify/pdf_syntax.h"

namespace sigillum::verify {

namespace {

constexpr const char* page_text = "page-text";
constexpr const char* printed_code = "printed-code";

void note(PageFindings& findings, const char* check, CheckResult result, std::string words) {
    findings.checks.push_back({check, result, std::move(words)});
    findings.altered = findings.altered || result == CheckResult::failed;
}

void not_compared(PageFindings& findings, std::string words) {
    note(findings, page_text, CheckResult::not_checked, std::move(words));
    findings.beyond_limits = true;
}

// The file without its output intent: neither text nor code depend on the colour profile, which Poppler would
// otherwise prepare anew for every page, at more than the cost of all the rest.
Bytes without_colour_profile(const PdfFile& file, QPDFObjGen catalog) {
    Bytes bytes(file.bytes());
    const auto offset = file.offset(catalog);
    if (!offset) return bytes;
    SyntaxReader reader(file.bytes(), *offset);
    const auto dictionary = reader.object_header() ? reader.dictionary() : std::nullopt;
    if (!dictionary) return bytes;
    for (const RawEntry& entry : dictionary->entries) {
        if (entry.key == "OutputIntents") bytes[entry.name.begin + 1] = 'o';
    }
    return bytes;
}

void compare_text(const PageReader& pages, const credential::Record& record, int most_pages,
                  PageFindings& findings) {
    if (pages.pages() > most_pages)
        return not_compared(findings, "the document has too many pages to be compared with its record");
    std::vector<std::string> texts;
    for (int i = 0; i < pages.pages(); ++i) texts.push_back(pages.text(i));
    const auto wrong = first_disagreement(texts, record.printed);
    if (!wrong) {
        return note(findings, page_text, CheckResult::passed,
                    "every printed value of the record stands on the pages");
    }
    if (wrong->kind == Disagreement::Kind::not_compared)
        return not_compared(findings, "record and pages are too long, or too much alike, to be compared");
    const bool missing = wrong->kind == Disagreement::Kind::missing;
    note(findings, page_text, CheckResult::failed,
         "the pages do not say what the record says: “" + wrong->text->text + "” (" + wrong->text->field +
             (missing ? ") does not stand there" : ") stands on another page"));
}

void read_printed_code(const PageReader& pages, const CodeLinkArea& area, PageFindings& findings) {
    const auto picture = pages.picture_of(area);
    if (!picture) return note(findings, printed_code, CheckResult::failed, picture.error().found);
    const auto codes = codes_in(*picture);
    if (!codes)
        return note(findings, printed_code, CheckResult::failed, "the page shows " + codes.error().found);
    if (codes->empty()) {
        return note(findings, printed_code, CheckResult::failed,
                    "no verification code can be read on the page");
    }
    if (codes->size() > 1 || codes->front() != area.link) {
        return note(findings, printed_code, CheckResult::failed,
                    "the code printed on the page is not the one that the document links");
    }
    note(findings, printed_code, CheckResult::passed,
         "the code printed on the page is the one that the document links");
}

// The part that may take long.
PageFindings look_at_pages(ByteView pdf, const credential::Record& record, const CodeLinkArea& area,
                           const VerifyOptions& options) {
    PageFindings findings;
    const auto pages = PageReader::open(pdf);
    if (!pages) {
        note(findings, page_text, CheckResult::failed, pages.error().found);
        return findings;
    }
    compare_text(*pages, record, options.limits.pages, findings);
    if (findings.altered) return findings;
    if (!options.read_code_from_page) {
        note(findings, printed_code, CheckResult::not_checked, "reading the printed code was not asked for");
        return findings;
    }
    read_printed_code(*pages, area, findings);
    return findings;
}

// When the part did not come to an end.
PageFindings not_looked_at(const std::string& why) {
    PageFindings findings;
    not_compared(findings, "the pages were not compared with the record: looking at them " + why);
    note(findings, printed_code, CheckResult::not_checked,
         "the printed code was not read: looking at the pages " + why);
    return findings;
}

PageFindings findings_on_pages(PdfFile& file, const credential::Record& record, const CodeLinkArea& area,
                               const VerifyOptions& options) {
    const auto pages = file.pages(options.limits);
    if (pages && pages->size() > static_cast<std::size_t>(options.limits.pages))
        return not_looked_at("was not begun, there are more than " + std::to_string(options.limits.pages));
    const Bytes pdf = without_colour_profile(file, file.catalog().getObjGen());
    const auto found = options.run_part([&] { return to_bytes(look_at_pages(pdf, record, area, options)); });
    if (!found) return not_looked_at(found.error().found);
    auto findings = page_findings(*found);
    return findings ? std::move(*findings) : not_looked_at("gave no answer that can be read");
}

}  // namespace

bool check_pages(PdfFile& file, const credential::Record& record, const CodeLinkArea& area,
                 const VerifyOptions& options, Verdict& verdict) {
    PageFindings findings = findings_on_pages(file, record, area, options);
    for (Check& check : findings.checks) verdict.checks.push_back(std::move(check));
    if (findings.beyond_limits) verdict.reasons.push_back(Reason::page_beyond_limits);
    if (findings.altered) verdict.outcome = Outcome::altered;
    return !findings.altered;
}

}  // namespace sigillum::verify
