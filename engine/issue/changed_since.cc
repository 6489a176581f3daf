#include "issue/changed_since.h"

#include "credential/record.h"
#include "verify/attached_record.h"
#include "verify/limits.h"
#include "verify/pdf_file.h"

namespace sigillum::issue {
namespace {

// What belongs to the document rather than to the learner's data.
constexpr const char* of_the_document = "document";

}  // namespace

Result<bool> changed_since_issued(const Bytes& document, const credential::Credential& credential) {
    const verify::Limits limits;
    const auto pdf = verify::PdfFile::open(document, limits);
    if (!pdf) return fail(pdf.error());
    const auto attached = verify::attached_record(**pdf, limits);
    if (!attached) return fail(attached.error());
    if (!*attached) {
        return fail(credential::bad_record, {}, "the document holds no credential record",
                    "the document as it was issued");
    }
    auto record = credential::read_record(**attached);
    if (!record) return fail(record.error());
    nlohmann::json now = credential::facts_of(credential);
    now.erase(of_the_document);
    record->facts.erase(of_the_document);
    return now != record->facts;
}

}  // namespace sigillum::issue
