#include "issue/preview.h"

#include "compose/composer.h"
#include "issue/placed.h"
#include "issue/press.h"
#include "issue/token_facts.h"
#include "pdf/writer.h"
#include "qr/fitted_code.h"
#include "typeset/typesetter.h"

namespace sigillum::issue {

Result<Bytes> preview(const Workshop& workshop, const credential::Learner& learner, const Instant& now) {
    credential::Issuance issuance;
    issuance.number = CertificateNumber().grouped();
    issuance.status_list = "1";
    issuance.signing_time = now;
    issuance.preview = true;
    const credential::Credential credential{workshop.edition(), learner, issuance};

    compose::Composer composer(workshop.edition(), workshop.layout, workshop.catalogues);
    auto composed = composer.compose(credential);
    if (!composed) return fail(placed(composed.error(), learner, workshop.content));
    const Sha256 record = sha256(composed->record);
    const auto facts = token_facts(credential, record);
    if (!facts) return fail(facts.error());
    auto code = qr::preview_code_for(*facts, workshop.edition().directory.alliance.verification_host);
    if (!code) return fail(code.error());

    typeset::Typesetter typesetter(workshop.layout, workshop.theme, workshop.fonts, workshop.pictures,
                                   workshop.line_rules);
    const auto pages = typesetter.set(composed->document, {std::move(code->modules), std::move(code->link)});
    if (!pages) return fail(placed(pages.error(), learner, workshop.content));
    auto faces = font::subset(workshop.fonts, typesetter.glyph_use());
    if (!faces) return fail(faces.error());
    auto writer = pdf::Writer::make(std::move(*faces), workshop.pictures, workshop.icc_profile);
    if (!writer) return fail(writer.error());
    auto file = writer->write({.document = composed->document,
                               .pages = *pages,
                               .attachments = {},
                               .signature = std::nullopt,
                               .file_id = file_id(issuance, record)});
    if (!file) return fail(file.error());
    return std::move(file->bytes);
}

}  // namespace sigillum::issue
