#include "issue/press.h"

#include "issue/token_facts.h"
#include "qr/fitted_code.h"
#include "qr/token_payload.h"

namespace sigillum::issue {
namespace {

constexpr const char* record_name = "credential.json";

}  // namespace

pdf::Attachment record_attachment(Bytes record, const Instant& modified) {
    return {.name = record_name,
            .mime_type = "application/json",
            .description = "Credential record: every fact of this document as data and as printed",
            .relationship = "Data",
            .modified = modified,
            .bytes = std::move(record)};
}

Bytes file_id(const credential::Issuance& issuance, const Sha256& record) {
    return to_bytes(sha256(issuance.number + to_bytes(record))).substr(0, 16);
}

Press::Press(const Workshop& workshop, pdf::Writer writer)
    : workshop_(workshop),
      composer_(workshop.edition(), workshop.layout, workshop.catalogues),
      typesetter_(workshop.layout, workshop.theme, workshop.fonts, workshop.pictures, workshop.line_rules),
      writer_(std::move(writer)) {}

Result<Press> Press::set_up(const Workshop& workshop, const std::vector<font::EmbeddedFace>& faces,
                            const credential::Issuance& shared) {
    auto writer = pdf::Writer::make(faces, workshop.pictures, workshop.icc_profile);
    if (!writer) return fail(writer.error());
    Press press(workshop, std::move(*writer));
    press.expect_records(shared);
    return press;
}

// As the first learner of the list will have it, but for number and place in the status list.
void Press::expect_records(credential::Issuance issuance) {
    if (workshop_.learners().empty()) return;
    issuance.number = "0000-0000-0000-0000";
    issuance.status_list = "1";
    auto example =
        composer_.compose({workshop_.edition(), workshop_.learners().front(), std::move(issuance)});
    if (example) writer_.expect_attachment(record_name, std::move(example->record));
}

Result<PressedDocument> Press::sealed(const credential::Credential& credential, const IssuingKeys& keys,
                                      const seal::Sealer& sealer, std::uint64_t stamp_nonce) {
    auto composed = composer_.compose(credential);
    if (!composed) return fail(composed.error());
    PressedDocument pressed;
    pressed.record = sha256(composed->record);

    const auto facts = token_facts(credential, pressed.record);
    if (!facts) return fail(facts.error());
    auto code =
        qr::fit_code(*facts, *keys.code_signer, workshop_.edition().directory.alliance.verification_host);
    if (!code) return fail(code.error());
    // The facts as they stand in the token have one encoding only: these are the bytes that were signed.
    const auto payload = qr::token_payload(code->facts);
    if (!payload) return fail(payload.error());
    pressed.token = sha256(*payload);

    const auto pages = typesetter_.set(composed->document, {std::move(code->modules), std::move(code->link)});
    if (!pages) return fail(pages.error());
    pressed.pages = static_cast<int>(pages->pages.size());

    const credential::Issuance& issuance = credential.issuance;
    std::vector<pdf::Attachment> attachments;
    attachments.push_back(record_attachment(std::move(composed->record), issuance.signing_time));
    auto file = writer_.write({.document = composed->document,
                               .pages = *pages,
                               .attachments = std::move(attachments),
                               .signature = pdf::SignatureDictionary{.signing_time = issuance.signing_time,
                                                                     .signer = issuance.seal_signer,
                                                                     .location = credential.edition.place,
                                                                     .reserved_bytes = sealer.reserved_bytes(
                                                                         keys.time_stamper != nullptr)},
                               .file_id = file_id(issuance, pressed.record)});
    if (!file) return fail(file.error());

    std::optional<seal::Stamping> stamping;
    if (keys.time_stamper != nullptr) stamping.emplace(seal::Stamping{*keys.time_stamper, stamp_nonce});
    auto signed_file = sealer.seal_and_digest(std::move(*file), stamping ? &*stamping : nullptr, front_);
    if (!signed_file) return fail(signed_file.error());
    pressed.bytes = std::move(signed_file->bytes);
    pressed.file = signed_file->digest;
    return pressed;
}

}  // namespace sigillum::issue
