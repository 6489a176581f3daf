#include "issue/issued_original.h"

#include <fmt/format.h>

#include <exception>
#include <utility>

#include "credential/record.h"
#include "credential/words.h"
#include "issue/issued_file.h"
#include "qr/code_link.h"
#include "verify/attached_record.h"
#include "verify/code_link_area.h"
#include "verify/limits.h"
#include "verify/pdf_file.h"

namespace sigillum::issue {
namespace {

namespace fs = std::filesystem;

constexpr const char* as_issued = "the document as it was issued, for instance from a backup";

tl::unexpected<Error> altered(const fs::path& file, std::string found) {
    return fail(issued_file_altered, {.file = file.string()}, std::move(found), as_issued);
}

credential::SealKind seal_kind(const std::string& word) {
    for (const auto& entry : credential::words(credential::SealKind{})) {
        if (entry.word == word) return entry.choice;
    }
    return credential::SealKind::none;
}

// The circumstances of issuing as the record has them; nothing when it lacks one.
std::optional<credential::Issuance> issuance_of(const Bytes& bytes) {
    const auto record = credential::read_record(bytes);
    if (!record || !record->facts.contains("document")) return std::nullopt;
    const nlohmann::json& document = record->facts["document"];
    const nlohmann::json status = document.value("status", nlohmann::json::object());
    const nlohmann::json seal = document.value("seal", nlohmann::json::object());
    const auto signed_at = instant_from_iso(document.value("signing_time", ""));
    if (!signed_at) return std::nullopt;
    credential::Issuance issuance;
    issuance.number = document.value("number", "");
    issuance.status_list = status.value("list", "");
    issuance.status_index = status.value("index", std::uint32_t{0});
    issuance.signing_time = *signed_at;
    issuance.seal = seal_kind(seal.value("kind", ""));
    issuance.seal_signer = seal.value("signer", "");
    issuance.seal_organisation = seal.value("organisation", "");
    issuance.specimen = document.value("specimen", false);
    return issuance;
}

Result<IssuedOriginal> read_from(const Bytes& bytes, const fs::path& file,
                                 const registry::IssuedDocument& document) {
    const verify::Limits limits;
    const auto pdf = verify::PdfFile::open(bytes, limits);
    if (!pdf) return fail(pdf.error());
    auto record = verify::attached_record(**pdf, limits);
    if (!record) return fail(record.error());
    if (!*record || sha256(**record) != document.record_digest)
        return altered(file, "its record is not the one that was recorded");
    const auto code = verify::code_link_area(**pdf, limits);
    if (!code) return fail(code.error());
    if (!*code) return altered(file, "it has no verification code");
    const auto token = qr::read_link((*code)->link);
    if (!token) return fail(token.error());
    // A registry that began before digests of tokens were kept has zeros there.
    if (document.token_digest != Sha256{} && token->payload_digest != document.token_digest)
        return altered(file, "the token of its code is not the one that was recorded");
    auto issuance = issuance_of(**record);
    if (!issuance || issuance->number != document.number.grouped())
        return altered(file, "its record does not say how it was issued");
    return IssuedOriginal{*std::move(issuance), (*code)->link};
}

}  // namespace

Result<IssuedOriginal> read_original(const fs::path& folder, const registry::IssuedCertificate& row) {
    const auto bytes = issued_file(folder, row.document);
    if (!bytes) return fail(bytes.error());
    const fs::path file = folder / row.document.file_name;
    try {  // QPDF throws
        return read_from(*bytes, file, row.document);
    } catch (const std::exception& exception) {
        return altered(file, fmt::format("it cannot be read: {}", exception.what()));
    }
}

}  // namespace sigillum::issue
