// The text of a verification code.
#include "qr/base32.h"
#include "qr/code_link.h"
#include "tests/fuzz/genuine.h"
#include "tests/fuzz/target.h"
#include "verify/verify.h"

using namespace sigillum;

namespace {

// No signer is needed to say what bytes the facts have: this one repeats the signature that was read.
class Repeater final : public qr::CodeSigner {
  public:
    explicit Repeater(const qr::ReadToken& token) : token_(token) {}
    const qr::KeyId& key_id() const override { return token_.key_id; }
    Result<qr::Es256Signature> sign(ByteView /*message*/) const override { return token_.signature; }

  private:
    const qr::ReadToken& token_;
};

void check_text(std::string_view text) {
    const auto token = qr::read_token(text);
    if (!token) return;
    const auto again = qr::signed_token(token->facts, Repeater(*token));
    fuzz::must(again && qr::token_text(*again) == text, "a token that is read has this one text");
}

}  // namespace

// A text is tried as it is, and in capitals of base 32 so that every input reaches the CBOR reader.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes = fuzz::view(data, size);
    check_text(bytes);
    check_text(qr::to_base32(bytes));
    verify::verify_code(qr::to_base32(bytes), fuzz::pinned());
    const verify::Verdict verdict = verify::verify_code(bytes, fuzz::pinned());
    if (verdict.outcome == verify::Outcome::authentic) fuzz::must(false, "a code alone is never authentic");
    if (const auto bytes_again = qr::from_base32(bytes))
        fuzz::must(qr::to_base32(*bytes_again) == bytes, "base 32 has one text for the same bytes");
    return 0;
}
