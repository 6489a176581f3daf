// A small authority for trying out: everything it makes says so in its name, and no verifier trusts it
// unasked.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/date.h"
#include "base/result.h"

namespace sigillum::seal {

inline constexpr ErrorKind demo_authority_failed{"demo-authority-failed"};

// Fills the span with random bytes that nobody can guess.
using RandomSource = std::function<void(std::span<std::uint8_t>)>;

struct DemoRequest {
    std::string person;        // the signer's name, UTF-8, at most 64 characters
    std::string organisation;  // the signer's organisation, UTF-8, at most 64 characters
    Instant from;              // the first moment of validity of every certificate
    int years = 2;             // of 365 days
    std::string passphrase;    // for the signer's key; empty: the key is stored in the clear
};

// The files of the authority. Its own two keys are not among them: it can issue nothing later.
struct DemoAuthority {
    Bytes root_certificate;  // PEM: the trust anchor
    Bytes signer_pkcs12;     // secret: key and chain, under the passphrase
    Bytes signer_key;        // secret: PEM (PKCS #8), encrypted under the passphrase
    Bytes signer_chain;      // PEM: the signer's certificate, its issuer, the root
    Bytes time_stamp_key;    // secret: PEM (PKCS #8)
    Bytes time_stamp_chain;  // PEM: the time-stamping certificate, its issuer, the root
    Bytes code_key;          // secret: PEM (PKCS #8), P-256, for verification codes (ES256)
    Bytes status_key;        // secret: likewise, for status lists
    std::vector<Bytes> revocation_lists;  // DER: of the root and of the issuer, both empty
};

// Makes root, issuer, signer, time-stamping unit, code key and status key, all on P-256. Keys and serial
// numbers come from `random`; the signatures on the certificates and the salts of encryption are drawn by
// OpenSSL.
Result<DemoAuthority> demo_authority(const DemoRequest& request, const RandomSource& random);

}  // namespace sigillum::seal
