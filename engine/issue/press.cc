#include "issue/press.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "issue/token_facts.h"
#include "qr/fitted_code.h"
#include "qr/token_payload.h"

namespace sigillum::issue {
namespace {

constexpr std::size_t most_examples = 8;

// Learners with the same languages and units have records that are much alike.
std::string likeness_of(const credential::Credential& credential) {
    std::string likeness;
    for (const Language& language : credential.languages()) likeness += language.tag + " ";
    for (const auto& unit : credential.learner.units) likeness += unit.unit + " ";
    return likeness;
}

// The first learner of each likeness that more than one has: of the most frequent ones, in the list's order
// where they are equally frequent.
std::vector<credential::Learner> examples_among(const Workshop& workshop) {
    struct Likeness {
        std::size_t first = 0;  // place in the list
        std::size_t learners = 0;
    };
    std::vector<Likeness> all;
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < workshop.learners().size(); ++i) {
        const credential::Learner learner = workshop.learners()[i];
        const auto [place, is_new] =
            places.try_emplace(likeness_of({workshop.edition(), learner, {}}), all.size());
        if (is_new) all.push_back({i, 0});
        ++all[place->second].learners;
    }
    std::erase_if(all, [](const Likeness& one) { return one.learners < 2; });
    std::stable_sort(all.begin(), all.end(),
                     [](const Likeness& a, const Likeness& b) { return a.learners > b.learners; });
    all.resize(std::min(all.size(), most_examples));
    std::vector<credential::Learner> examples;
    for (const Likeness& one : all) examples.push_back(workshop.learners()[one.first]);
    return examples;
}

}  // namespace

pdf::Attachment record_attachment(Bytes record, const Instant& modified) {
    return {.name = "credential.json",
            .mime_type = "application/json",
            .description = "Credential record: every fact of this document as data and as printed",
            .relationship = "Data",
            .modified = modified,
            .bytes = std::move(record),
            .likeness = {}};
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

// The records of each likeness as its first learner will have it, but for number and place in the status
// list.
void Press::expect_records(credential::Issuance issuance) {
    issuance.number = "0000-0000-0000-0000";
    issuance.status_list = "1";
    for (const credential::Learner& learner : examples_among(workshop_)) {
        const credential::Credential credential{workshop_.edition(), learner, issuance};
        auto example = composer_.compose(credential);
        if (example) writer_.expect_attachments(likeness_of(credential), std::move(example->record));
    }
}

Done Press::compose(const PressJob& job, Draft& draft) {
    auto composed = composer_.compose(job.credential);
    if (!composed) return fail(composed.error());
    draft.composed = std::move(*composed);
    draft.pressed.record = sha256(draft.composed.record);
    return {};
}

Done Press::make_code(const PressJob& job, const qr::CodeSigner& signer, Draft& draft) const {
    const auto facts = token_facts(job.credential, draft.pressed.record);
    if (!facts) return fail(facts.error());
    auto code = qr::fit_code(*facts, signer, workshop_.edition().directory.alliance.verification_host);
    if (!code) return fail(code.error());
    // The facts as they stand in the token have one encoding only: these are the bytes that were signed.
    const auto payload = qr::token_payload(code->facts);
    if (!payload) return fail(payload.error());
    draft.pressed.token = sha256(*payload);
    draft.code = {std::move(code->modules), std::move(code->link)};
    return {};
}

Done Press::typeset(Draft& draft) {
    auto pages = typesetter_.set(draft.composed.document, draft.code);
    if (!pages) return fail(pages.error());
    draft.pages = std::move(*pages);
    draft.pressed.pages = static_cast<int>(draft.pages.pages.size());
    return {};
}

Done Press::write_and_seal(const PressJob& job, const IssuingKeys& keys, const seal::Sealer& sealer,
                           Draft& draft) {
    const credential::Issuance& issuance = job.credential.issuance;
    std::vector<pdf::Attachment> attachments;
    attachments.push_back(record_attachment(std::move(draft.composed.record), issuance.signing_time));
    attachments.back().likeness = likeness_of(job.credential);
    auto file = writer_.write({.document = draft.composed.document,
                               .pages = draft.pages,
                               .attachments = std::move(attachments),
                               .signature = pdf::SignatureDictionary{.signing_time = issuance.signing_time,
                                                                     .signer = issuance.seal_signer,
                                                                     .location = job.credential.edition.place,
                                                                     .reserved_bytes = sealer.reserved_bytes(
                                                                         keys.time_stamper != nullptr)},
                               .file_id = file_id(issuance, draft.pressed.record)});
    if (!file) return fail(file.error());

    std::optional<seal::Stamping> stamping;
    if (keys.time_stamper != nullptr) stamping.emplace(seal::Stamping{*keys.time_stamper, job.stamp_nonce});
    auto signed_file = sealer.seal_and_digest(std::move(*file), stamping ? &*stamping : nullptr, front_);
    if (!signed_file) return fail(signed_file.error());
    draft.pressed.bytes = std::move(signed_file->bytes);
    draft.pressed.file = signed_file->digest;
    return {};
}

std::vector<Result<PressedDocument>> Press::sealed(std::span<const PressJob> jobs, const IssuingKeys& keys,
                                                   const seal::Sealer& sealer) {
    std::vector<Result<Draft>> drafts(jobs.size(), Draft());
    const auto for_all = [&](const auto& step) {
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            if (!drafts[i]) continue;
            if (Done done = step(jobs[i], *drafts[i]); !done) drafts[i] = fail(std::move(done.error()));
        }
    };
    for_all([&](const PressJob& job, Draft& draft) { return compose(job, draft); });
    for_all([&](const PressJob& job, Draft& draft) { return make_code(job, *keys.code_signer, draft); });
    for_all([&](const PressJob& /*job*/, Draft& draft) { return typeset(draft); });
    for_all([&](const PressJob& job, Draft& draft) { return write_and_seal(job, keys, sealer, draft); });

    std::vector<Result<PressedDocument>> documents;
    documents.reserve(drafts.size());
    for (Result<Draft>& draft : drafts) {
        if (draft)
            documents.emplace_back(std::move(draft->pressed));
        else
            documents.emplace_back(fail(std::move(draft.error())));
    }
    return documents;
}

Result<PressedDocument> Press::sealed(const PressJob& job, const IssuingKeys& keys,
                                      const seal::Sealer& sealer) {
    return std::move(sealed(std::span(&job, 1), keys, sealer).front());
}

}  // namespace sigillum::issue
