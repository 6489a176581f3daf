// Signers whose key lies in a file: PKCS #12 (RFC 7292) or PEM.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "seal/signer.h"

namespace sigillum::seal {

inline constexpr ErrorKind unreadable_key{"unreadable-key"};
inline constexpr ErrorKind wrong_passphrase{"wrong-passphrase"};
inline constexpr ErrorKind key_mismatch{"key-does-not-match-certificate"};

// A signer from the content of a PKCS #12 file (.p12, .pfx): its key, the certificate of the key and the
// others as the chain. `shown` names the file in errors.
Result<std::unique_ptr<Signer>> signer_from_pkcs12(ByteView file, std::string_view passphrase,
                                                   const std::string& shown);

// A key and certificates in PEM. Both may stand in one file, which is then given twice.
struct PemFiles {
    ByteView key;
    ByteView chain;  // the signer's certificate first, then its issuers
};

// A signer from PEM. The passphrase matters only when the key is encrypted. `shown` names the key's file in
// errors.
Result<std::unique_ptr<Signer>> signer_from_pem(PemFiles files, std::string_view passphrase,
                                                const std::string& shown);

}  // namespace sigillum::seal
