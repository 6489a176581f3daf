#include "verify/history.h"

#include <algorithm>
#include <memory>

#include "verify/revision.h"

namespace sigillum::verify {

namespace {

tl::unexpected<Error> refuse(std::string found) { return fail(changed_after_signing, {}, std::move(found)); }

using States = std::vector<std::unique_ptr<PdfFile>>;

// The signed revision itself, then the state after each update.
Result<States> states_since(PdfFile& file, std::size_t first_signed_end, const Limits& limits) {
    auto updates = updates_behind(file, first_signed_end, limits);
    if (!updates || updates->empty()) return updates;
    auto first = PdfFile::open(file.bytes().substr(0, first_signed_end), limits);
    if (!first) return fail(first.error());
    updates->insert(updates->begin(), std::move(*first));
    return updates;
}

Done check_known(PdfFile& state, const FoundSignature& found, PdfFile& file, const Limits& limits) {
    const auto fields = signature_fields(state, limits);
    if (!fields) return fail(fields.error());
    QPDFObjectHandle field = found.field.field;
    const bool known = std::any_of(fields->begin(), fields->end(), [&](const SignatureField& there) {
        QPDFObjectHandle there_field = there.field;
        return there.value == found.field.value && there.name == found.field.name &&
               there_field.getObjGen() == field.getObjGen();
    });
    if (!known || state.offset(*found.field.value) != file.offset(*found.field.value)) {
        return refuse("a signature is not part of the revision that it covers");
    }
    return {};
}

}  // namespace

Result<std::vector<std::vector<std::string>>> changes_since_signing(
    PdfFile& file, const std::vector<FoundSignature>& signatures, ChangePolicy policy, const Limits& limits) {
    std::vector<std::vector<std::string>> words(signatures.size());
    const auto first = std::min_element(
        signatures.begin(), signatures.end(),
        [](const auto& a, const auto& b) { return a.signature.revision_end < b.signature.revision_end; });
    if (first == signatures.end()) return words;
    const auto states = states_since(file, first->signature.revision_end, limits);
    if (!states) return fail(states.error());
    if (states->empty()) return words;  // nothing was added
    for (const FoundSignature& found : signatures) {
        const auto own = std::find_if(states->begin(), states->end(), [&](const auto& state) {
            return state->bytes().size() == found.signature.revision_end;
        });
        if (own == states->end()) return refuse("a signature covers something else than a whole revision");
        if (Done done = check_known(**own, found, file, limits); !done) return fail(done.error());
    }
    for (std::size_t step = 1; step < states->size(); ++step) {
        PdfFile& before = *(*states)[step - 1];
        PdfFile& after = *(*states)[step];
        const auto changes = changes_between(before, after, policy, limits);
        if (!changes) return fail(changes.error());
        for (PdfFile* state : {&before, &after}) {
            if (const auto doubt = state->doubt()) return refuse(*doubt);
        }
        for (std::size_t i = 0; i < signatures.size(); ++i) {
            if (signatures[i].signature.revision_end > before.bytes().size()) continue;
            words[i].insert(words[i].end(), changes->begin(), changes->end());
        }
    }
    return words;
}

}  // namespace sigillum::verify
