// An authority and signers made at run time for the tests, straight from OpenSSL.
#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <string>

#include "base/bytes.h"

namespace sigillum::verify::testing {

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeX509 {
    void operator()(X509* certificate) const { X509_free(certificate); }
};

struct Identity {
    std::unique_ptr<EVP_PKEY, FreeKey> key;
    std::unique_ptr<X509, FreeX509> certificate;

    Bytes der() const;
};

struct Validity {
    std::string from = "20250101000000Z";
    std::string to = "20350101000000Z";
};

Identity make_root();
Identity make_signer(const Identity& root, const Validity& validity = {},
                     const char* key_usage = "digitalSignature");
Identity make_time_stamper(const Identity& root);

// Made once for the whole program: a root, and a signer below it.
const Identity& root();
const Identity& signer();

// How the CMS is made; the defaults are what PAdES asks for.
struct CmsChoices {
    bool signed_attributes = true;
    bool detached = true;
    bool names_certificate = true;  // signing-certificate-v2
    const char* digest = "SHA256";
    const Identity* second_signer = nullptr;
};

Bytes make_cms(const Identity& signer, ByteView content, const CmsChoices& choices = {});

// A time stamp token (RFC 3161) over SHA-256 of the bytes, from the time of the clock of OpenSSL replaced by
// `time`.
Bytes make_time_stamp(const Identity& stamper, ByteView stamped, std::int64_t time);

}  // namespace sigillum::verify::testing
