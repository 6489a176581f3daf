#include "issue/copy_press.h"

#include <fmt/format.h>

#include "issue/placed.h"
#include "issue/token_facts.h"
#include "picture/gray.h"
#include "qr/code_link.h"
#include "qr/fitted_code.h"

namespace sigillum::issue {
namespace {

// Answers with the signature of a token that was signed before: an ECDSA signature cannot be made again.
class SignedBefore final : public qr::CodeSigner {
  public:
    explicit SignedBefore(const qr::ReadToken& token) : token_(token) {}
    const qr::KeyId& key_id() const override { return token_.key_id; }
    Result<qr::Es256Signature> sign(ByteView /*message*/) const override { return token_.signature; }

  private:
    const qr::ReadToken& token_;
};

tl::unexpected<Error> changed(const credential::Credential& original, std::string_view what) {
    return fail(
        changed_since_issue, original.learner.place,
        fmt::format("{} of “{}” are not those that were issued as {}", what, original.learner.key,
                    original.issuance.number),
        "the data and texts as issued; `sigillum reissue` makes a corrected document, --leave-out prints "
        "the others");
}

// The original's code, drawn from its link; the facts must give the very same link.
Result<qr::FittedCode> code_again(const credential::Credential& original, const std::string& link,
                                  const qr::TokenFacts& facts) {
    const auto token = qr::read_link(link);
    if (!token) return fail(token.error());
    auto code =
        qr::fit_code(facts, SignedBefore(*token), original.edition.directory.alliance.verification_host);
    if (!code) return code;
    if (code->link != link) return changed(original, "the facts of the code");
    return code;
}

}  // namespace

PrintLook print_look(const Workshop& workshop, bool black_and_white) {
    PrintLook look{workshop.theme, workshop.pictures};
    if (!black_and_white) return look;
    look.theme.mono = true;
    for (auto& [name, picture] : look.pictures) picture = picture::in_gray(picture);
    for (auto& [name, picture] : typeset::ornament(workshop.layout, look.theme))
        look.pictures[name] = picture;
    return look;
}

CopyPress::CopyPress(const Workshop& workshop, const PrintLook& look)
    : workshop_(workshop),
      composer_(workshop.edition(), workshop.layout, workshop.catalogues),
      typesetter_(workshop.layout, look.theme, workshop.fonts, look.pictures, workshop.line_rules) {}

Result<PrintCopy> CopyPress::copy(const CopyOrder& order, const Sha256& record_digest) {
    const credential::Credential credential{workshop_.edition(), workshop_.learners()[order.learner],
                                            order.issuance};
    auto composed = composer_.print_copy(credential);
    if (!composed) return fail(placed(composed.error(), credential.learner, workshop_.content));
    const Sha256 record = sha256(composed->record);
    if (record != record_digest) return changed(credential, "the data or the words");
    const auto facts = token_facts(credential, record);
    if (!facts) return fail(facts.error());
    auto code = code_again(credential, order.link, *facts);
    if (!code) return fail(code.error());
    auto pages = typesetter_.set(composed->document, {std::move(code->modules), std::move(code->link)});
    if (!pages) return fail(placed(pages.error(), credential.learner, workshop_.content));
    return PrintCopy{std::move(composed->document), *std::move(pages)};
}

}  // namespace sigillum::issue
