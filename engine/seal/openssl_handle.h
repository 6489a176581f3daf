// OpenSSL's objects, freed by scope. Only for this room's .cc files; no public header shows an OpenSSL type.
#pragma once

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

#include "base/bytes.h"

namespace sigillum::seal {

template <auto release>
struct ReleaseBy {
    template <class T>
    void operator()(T* object) const {
        release(object);
    }
};

template <class T, auto release>
using Handle = std::unique_ptr<T, ReleaseBy<release>>;

using BioHandle = Handle<BIO, BIO_free_all>;
using BignumHandle = Handle<BIGNUM, BN_clear_free>;
using CertificateHandle = Handle<X509, X509_free>;
using DigestContextHandle = Handle<EVP_MD_CTX, EVP_MD_CTX_free>;
using KeyHandle = Handle<EVP_PKEY, EVP_PKEY_free>;
using KeyContextHandle = Handle<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using Pkcs12Handle = Handle<PKCS12, PKCS12_free>;

inline void free_certificates(STACK_OF(X509) * list) { sk_X509_pop_free(list, X509_free); }
using CertificateListHandle = Handle<STACK_OF(X509), free_certificates>;

inline const unsigned char* octets(ByteView bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

// The DER form of an object, written by its i2d function; empty when that function fails.
template <auto i2d, class T>
Bytes der_of(T* object) {
    const int size = i2d(object, nullptr);
    if (size <= 0) return {};
    Bytes der(static_cast<std::size_t>(size), '\0');
    auto* out = reinterpret_cast<unsigned char*>(der.data());
    i2d(object, &out);
    return der;
}

// A certificate from its DER form; nothing when the bytes are not exactly one certificate.
inline CertificateHandle x509_from(ByteView der) {
    const unsigned char* at = octets(der);
    CertificateHandle certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    if (certificate && at != octets(der) + der.size()) certificate.reset();
    return certificate;
}

// A read-only BIO over bytes that must outlive it.
inline BioHandle bio_over(ByteView bytes) {
    return BioHandle(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

// What a memory BIO has collected.
inline Bytes content_of(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return size > 0 ? Bytes(data, static_cast<std::size_t>(size)) : Bytes();
}

}  // namespace sigillum::seal
