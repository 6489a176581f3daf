#include "qr/es256.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

namespace sigillum::qr {
namespace {

using Scalar = std::array<std::uint8_t, 32>;  // big-endian

// The order n of the group of P-256 (SEC 2, section 2.4.2), and n / 2 rounded down.
constexpr Scalar order = {0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF,
                          0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xBC, 0xE6, 0xFA, 0xAD, 0xA7, 0x17,
                          0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25, 0x51};
constexpr Scalar half_order = {0x7F, 0xFF, 0xFF, 0xFF, 0x80, 0x00, 0x00, 0x00, 0x7F, 0xFF, 0xFF,
                               0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xDE, 0x73, 0x7D, 0x56, 0xD3, 0x8B,
                               0xCF, 0x42, 0x79, 0xDC, 0xE5, 0x61, 0x7E, 0x31, 0x92, 0xA8};

Scalar s_of(const Es256Signature& signature) {
    Scalar s{};
    std::copy(signature.begin() + 32, signature.end(), s.begin());
    return s;
}

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeKeyContext {
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
};
struct FreeDigestContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
struct FreeSignature {
    void operator()(ECDSA_SIG* signature) const { ECDSA_SIG_free(signature); }
};
using KeyPointer = std::unique_ptr<EVP_PKEY, FreeKey>;

// Null when the point is not on the curve.
KeyPointer key_of(const PublicPoint& point) {
    const std::unique_ptr<EVP_PKEY_CTX, FreeKeyContext> context(
        EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    char group[] = "P-256";
    PublicPoint octets = point;
    std::array<OSSL_PARAM, 3> parameters = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, octets.data(), octets.size()),
        OSSL_PARAM_construct_end()};
    EVP_PKEY* key = nullptr;
    if (!context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.data()) != 1) {
        return nullptr;
    }
    return KeyPointer(key);
}

// The signature as the DER sequence that OpenSSL takes, at most 72 bytes; empty when it cannot be made.
Bytes der_of(const Es256Signature& signature) {
    const std::unique_ptr<ECDSA_SIG, FreeSignature> pair(ECDSA_SIG_new());
    BIGNUM* r = BN_bin2bn(signature.data(), 32, nullptr);
    BIGNUM* s = BN_bin2bn(signature.data() + 32, 32, nullptr);
    if (!pair || ECDSA_SIG_set0(pair.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return {};
    }
    std::array<std::uint8_t, 80> der{};
    std::uint8_t* end = der.data();
    const int length = i2d_ECDSA_SIG(pair.get(), &end);
    return length > 0 ? Bytes(der.begin(), der.begin() + length) : Bytes();
}

const unsigned char* octets_of(ByteView bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

bool has_low_s(const Es256Signature& signature) { return s_of(signature) <= half_order; }

Es256Signature with_low_s(const Es256Signature& signature) {
    if (has_low_s(signature)) return signature;
    Es256Signature low = signature;
    int borrow = 0;
    for (std::size_t i = 32; i-- > 0;) {
        int digit = order[i] - signature[32 + i] - borrow;
        borrow = digit < 0 ? 1 : 0;
        if (digit < 0) digit += 256;
        low[32 + i] = static_cast<std::uint8_t>(digit);
    }
    return low;
}

bool es256_fits(const PublicPoint& point, ByteView message, const Es256Signature& signature) {
    const KeyPointer key = key_of(point);
    const std::unique_ptr<EVP_MD_CTX, FreeDigestContext> context(EVP_MD_CTX_new());
    const Bytes der = der_of(signature);
    return key && context && !der.empty() &&
           EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), octets_of(der), der.size(), octets_of(message), message.size()) ==
               1;
}

bool is_on_p256(const PublicPoint& point) { return point[0] == 0x04 && key_of(point) != nullptr; }

}  // namespace sigillum::qr
