// The private key that signs verification codes; never the sealing key.
#pragma once

#include <memory>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "qr/code_signer.h"
#include "qr/public_key_set.h"

namespace sigillum::qr {

inline constexpr ErrorKind bad_code_key{"bad-code-key"};
inline constexpr ErrorKind code_key_passphrase{"code-key-passphrase"};

// A P-256 private key in memory. Loaded once, then used by any number of threads.
class CodeKey final : public CodeSigner {
  public:
    // From PEM ("PRIVATE KEY", "ENCRYPTED PRIVATE KEY" or "EC PRIVATE KEY"). Fails with bad_code_key when it
    // is no P-256 private key, with code_key_passphrase when it is encrypted and the passphrase is missing or
    // wrong. `shown` names the file in errors.
    static Result<CodeKey> from_pem(ByteView pem, const std::string& passphrase = {},
                                    const std::string& shown = {});

    CodeKey(CodeKey&&) noexcept;
    CodeKey& operator=(CodeKey&&) noexcept;
    ~CodeKey() override;

    const KeyId& key_id() const override { return public_key_.id; }
    Result<Es256Signature> sign(ByteView message) const override;

    // The public half, for the key set; whether it is a demo key is the caller's to say.
    const PublicKey& public_key() const { return public_key_; }

  private:
    struct Handle;
    CodeKey(std::unique_ptr<Handle> handle, const PublicKey& public_key);

    std::unique_ptr<Handle> handle_;
    PublicKey public_key_;
};

}  // namespace sigillum::qr
