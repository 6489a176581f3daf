#include "verify/token_check.h"

#include "qr/code_link.h"
#include "verify/certified_facts.h"
#include "verify/key_time.h"
#include "verify/withdrawn_key.h"

namespace sigillum::verify {

namespace {

Result<qr::ReadToken> read(std::string_view text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' '))
        text.remove_suffix(1);
    return text.find('#') == std::string_view::npos ? qr::read_token(text) : qr::read_link(text);
}

}  // namespace

bool looks_like_code(std::string_view text) {
    if (text.find('#') == std::string_view::npos) return false;
    const auto token = qr::read_link(text);
    return token || token.error().kind != qr::not_a_code_link;
}

std::optional<qr::ReadToken> check_token(std::string_view text, const VerifyOptions& options,
                                         Verdict& verdict) {
    auto token = read(text);
    if (!token) {
        const bool no_code =
            token.error().kind == qr::not_a_code_link || token.error().kind == qr::bad_token_text;
        const bool preview = token.error().kind == qr::preview_code;
        verdict.failed("code", preview ? "this is the code of a preview, which is never a certificate"
                                       : "the verification code is not sound: " + token.error().found);
        verdict.outcome =
            no_code && text.find('#') == std::string_view::npos ? Outcome::unreadable : Outcome::altered;
        if (token.error().kind == qr::not_a_code_link) verdict.outcome = Outcome::unreadable;
        return std::nullopt;
    }
    // Whoever signed it: what calls itself a specimen is never a real certificate.
    verdict.specimen = verdict.specimen || token->facts.specimen;
    const auto key = qr::verify(*token, options.code_keys);
    if (!key && key.error().kind == qr::unknown_code_key) {
        verdict.failed("code", "the code names the key " + qr::to_hex(token->key_id) +
                                   ", which is not among the pinned ones");
        verdict.reasons.push_back(Reason::code_key_unknown);
        return std::move(*token);
    }
    if (!key) {
        verdict.failed("code", "the signature of the verification code is wrong");
        verdict.outcome = Outcome::altered;
        return std::nullopt;
    }
    if (key->demo && !token->facts.specimen) {
        verdict.specimen = true;
        verdict.failed("code", "a demonstration key signed a code that does not call itself a specimen");
        verdict.outcome = Outcome::altered;
        return std::nullopt;
    }
    verdict.passed("code", "the verification code is signed by the pinned key " + qr::to_hex(token->key_id));
    const Standing standing = check_code_key(*key, *token, options, verdict);
    if (standing == Standing::does_not_count) return std::nullopt;
    if (standing == Standing::not_known) return std::move(*token);
    if (!check_key_time(*key, token->facts, options, verdict)) return std::nullopt;
    verdict.facts = certified_facts(token->facts, options.code_keys);
    verdict.number = token->facts.number.grouped();
    return std::move(*token);
}

}  // namespace sigillum::verify
