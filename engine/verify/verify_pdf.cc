#include <algorithm>
#include <exception>
#include <iterator>
#include <new>

#include "verify/certificate_check.h"
#include "verify/expansion.h"
#include "verify/pdf_file.h"
#include "verify/shadow_content.h"
#include "verify/signatures_check.h"
#include "verify/specimen.h"
#include "verify/verify.h"

namespace sigillum::verify {

namespace {

// A whole file that carries a signature but cannot be read without repair is not authentic, whatever the
// repair would bring. One that was cut off, or carries none, is merely unreadable.
Outcome outcome_of_broken(ByteView pdf) {
    const std::size_t last = pdf.find_last_not_of(ByteView("\0\t\n\f\r ", 6));
    const bool whole = last != ByteView::npos && pdf.substr(0, last + 1).ends_with("%%EOF");
    return whole && pdf.find("/ByteRange") != ByteView::npos ? Outcome::altered : Outcome::unreadable;
}

// Whether the checks may have stopped before they met the mark of a specimen.
bool failed(const Verdict& verdict) {
    return verdict.outcome == Outcome::altered || verdict.outcome == Outcome::unreadable;
}

Verdict end(Verdict verdict, Outcome outcome, std::string check, std::string words) {
    verdict.failed(std::move(check), std::move(words));
    verdict.outcome = outcome;
    return verdict;
}

Verdict check_file(PdfFile& file, const VerifyOptions& options) {
    Verdict verdict;
    const auto signatures = check_signatures(file, options, verdict);
    if (!signatures) return verdict;
    if (const auto doubt = file.doubt()) {
        return end(verdict, Outcome::altered, "structure", "the file is not a sound PDF: " + *doubt);
    }
    verdict.passed("structure", "the file is a sound PDF");
    auto shadows = shadow_content(file, options.limits);
    if (!shadows) return end(verdict, Outcome::altered, "structure", shadows.error().found);
    std::move(shadows->begin(), shadows->end(), std::back_inserter(verdict.warnings));
    check_certificate(file, *signatures, options, verdict);
    if (const auto doubt = file.doubt()) {
        return end(verdict, Outcome::altered, "structure", "the file is not a sound PDF: " + *doubt);
    }
    return verdict;
}

Verdict check_document(ByteView pdf, const VerifyOptions& options) {
    const auto file = PdfFile::open(pdf, options.limits);
    if (!file) {
        const bool broken = file.error().kind == broken_pdf;
        return end({}, broken ? outcome_of_broken(pdf) : Outcome::unreadable, "structure",
                   "the file is not a sound PDF: " + file.error().found);
    }
    Verdict verdict = check_file(**file, options);
    if (failed(verdict) && !verdict.specimen) verdict.specimen = calls_itself_specimen(**file, options);
    return verdict;
}

// Everything that ends within the limits, and what the file could not say for itself.
Verdict checked(ByteView pdf, const VerifyOptions& options) {
    try {
        if (!expands_within(pdf, options.limits)) {
            return end({}, Outcome::unreadable, "structure",
                       "the file's compressed parts are too large to be checked");
        }
        return check_document(pdf, options);
    } catch (const std::bad_alloc&) {
        return end({}, Outcome::unreadable, "structure",
                   "the file needs more memory than there is to be checked");
    } catch (const std::exception& problem) {
        return end({}, outcome_of_broken(pdf), "structure",
                   std::string("the file is not a sound PDF: ") + problem.what());
    }
}

}  // namespace

Verdict verify_pdf(ByteView pdf, const VerifyOptions& options) {
    if (pdf.size() > options.limits.file_bytes) {
        return end({}, Outcome::unreadable, "structure", "the file is too large to be checked");
    }
    Verdict verdict = checked(pdf, options);
    if (failed(verdict) && !verdict.specimen) verdict.specimen = looks_like_specimen(pdf, options);
    return verdict;
}

}  // namespace sigillum::verify
