#include "qr/fitted_code.h"

#include <cstddef>
#include <string>
#include <utility>

#include "base/digest.h"
#include "qr/base32.h"
#include "qr/code_link.h"
#include "qr/token.h"

namespace sigillum::qr {
namespace {

constexpr std::string_view ellipsis = "…";

// Data codewords of version 15 in bits (ISO/IEC 18004, table 7): 415 at level M, 523 at level L.
constexpr std::size_t bits_at_medium = std::size_t{415} * 8;
constexpr std::size_t bits_at_low = std::size_t{523} * 8;
static_assert(largest_preferred_version == 15);

// The bits of a link in versions 10 to 26 (ISO/IEC 18004, 7.4): alphanumeric before and after the "#", which
// is a byte segment of its own. A mode takes 4 bits, a count 11 or 16, two alphanumeric characters 11.
std::size_t bits_of(std::string_view link) {
    const auto alphanumeric = [](std::size_t characters) { return 4 + 11 + (characters * 11 + 1) / 2; };
    const std::size_t before = link.find('#');
    return alphanumeric(before) + (4 + 16 + 8) + alphanumeric(link.size() - before - 1);
}

// Gives tokens of the right length before the facts are final.
class UnsignedYet final : public CodeSigner {
  public:
    const KeyId& key_id() const override { return key_id_; }
    Result<Es256Signature> sign(ByteView /*message*/) const override { return Es256Signature{}; }

  private:
    KeyId key_id_{};
};

Result<std::string> signed_link(const TokenFacts& facts, const CodeSigner& signer, std::string_view host) {
    const Result<Bytes> token = signed_token(facts, signer);
    if (!token) return fail(token.error());
    return code_link(host, token_text(*token));
}

// Without its last word: "Data Literacy for All" to "Data Literacy for…", and that to "Data Literacy…". Of a
// single word only "…" stays.
std::string shortened(std::string_view text) {
    const bool already = text.ends_with(ellipsis);
    if (already) text.remove_suffix(ellipsis.size());
    const std::size_t last_space = text.find_last_of(' ');
    if (last_space == std::string_view::npos) return std::string(ellipsis);
    return std::string(text.substr(0, text.find_last_not_of(' ', last_space) + 1)) + std::string(ellipsis);
}

// A code before it is signed: the facts that fit, at what level, and their link with an empty signature.
struct Fitting {
    FittedCode code;
    ErrorCorrection level = ErrorCorrection::medium;
};

Done measure(Fitting& fitting, std::string_view host) {
    Result<std::string> link = signed_link(fitting.code.facts, UnsignedYet(), host);
    if (!link) return fail(link.error());
    fitting.code.link = *std::move(link);
    return {};
}

Result<Fitting> fitting_of(const TokenFacts& facts, std::string_view host) {
    Fitting fitting{.code = {.facts = facts}};
    FittedCode& code = fitting.code;
    if (const Done done = measure(fitting, host); !done) return fail(done.error());
    if (bits_of(code.link) <= bits_at_medium) return fitting;
    fitting.level = ErrorCorrection::low;

    if (bits_of(code.link) > bits_at_low && code.facts.latin_name) {
        code.facts.latin_name.reset();
        code.latin_name_left_out = true;
        if (const Done done = measure(fitting, host); !done) return fail(done.error());
    }
    std::string& title =
        facts.opportunity_title.empty() ? code.facts.opportunity_kind : code.facts.opportunity_title;
    while (bits_of(code.link) > bits_at_low && title != ellipsis) {
        title = shortened(title);
        code.title_shortened = true;
        if (const Done done = measure(fitting, host); !done) return fail(done.error());
    }
    return fitting;
}

Result<FittedCode> drawn(FittedCode code, ErrorCorrection level) {
    Result<Modules> modules = encode(code.link, {.level = level});
    if (!modules) return fail(modules.error());
    code.modules = *std::move(modules);
    return code;
}

// Letters that say nothing, as many as asked for; the same for the same seed.
std::string filler(Bytes seed, std::size_t length) {
    std::string text;
    while (text.size() < length) {
        seed = to_bytes(sha256(seed));
        text += to_base32(seed);
    }
    text.resize(length);
    return text;
}

}  // namespace

Result<FittedCode> fit_code(const TokenFacts& facts, const CodeSigner& signer, std::string_view host) {
    Result<Fitting> fitting = fitting_of(facts, host);
    if (!fitting) return fail(fitting.error());
    Result<std::string> link = signed_link(fitting->code.facts, signer, host);
    if (!link) return fail(link.error());
    fitting->code.link = *std::move(link);
    return drawn(std::move(fitting->code), fitting->level);
}

Result<FittedCode> preview_code_for(const TokenFacts& facts, std::string_view host) {
    Result<Fitting> fitting = fitting_of(facts, host);
    if (!fitting) return fail(fitting.error());
    std::string& link = fitting->code.link;
    const std::size_t token_at = link.find('#') + 1;
    const std::size_t length = link.size() - token_at;
    link.replace(token_at, length,
                 std::string(preview_mark) + filler(facts.number.text(), length - preview_mark.size()));
    return drawn(std::move(fitting->code), fitting->level);
}

}  // namespace sigillum::qr
