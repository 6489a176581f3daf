// Facts of invented learners, and a signer that repeats one signature.
#pragma once

#include <string_view>

#include "base/bytes.h"
#include "qr/code_signer.h"
#include "qr/public_key_set.h"
#include "qr/token_facts.h"

namespace sigillum::qr {

// Every fact a token can hold.
TokenFacts full_facts();
// Only what every token holds, and a kind.
TokenFacts least_facts();
// An ordinary certificate of achievement; number, index and record differ with the seed.
TokenFacts ordinary_facts(unsigned seed);

// Gives the same signature to every message.
class ReplayedSigner final : public CodeSigner {
  public:
    ReplayedSigner(const KeyId& id, const Es256Signature& signature) : id_(id), signature_(signature) {}
    const KeyId& key_id() const override { return id_; }
    Result<Es256Signature> sign(ByteView /*message*/) const override { return signature_; }

  private:
    KeyId id_;
    Es256Signature signature_;
};

// The public half of a key pair whose private half was thrown away after it had signed full_facts().
PublicKey known_key();
ReplayedSigner known_signer();

// Hexadecimal digits; blanks between them are passed over.
Bytes from_hex(std::string_view hex);

}  // namespace sigillum::qr
