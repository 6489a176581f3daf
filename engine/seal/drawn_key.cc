#include "seal/drawn_key.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/param_build.h>

#include <array>

namespace sigillum::seal {
namespace {

constexpr std::size_t point_size = 65;  // 0x04, x, y
using PublicPoint = std::array<unsigned char, point_size>;

using GroupHandle = Handle<EC_GROUP, EC_GROUP_free>;
using PointHandle = Handle<EC_POINT, EC_POINT_free>;
using BignumContextHandle = Handle<BN_CTX, BN_CTX_free>;
using ParameterBuilderHandle = Handle<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using ParametersHandle = Handle<OSSL_PARAM, OSSL_PARAM_free>;

BignumHandle drawn_scalar(const EC_GROUP* group, BN_CTX* context, const RandomSource& random) {
    std::array<std::uint8_t, 40> drawn{};
    random(drawn);
    BignumHandle scalar(BN_secure_new());
    const BignumHandle range(BN_dup(EC_GROUP_get0_order(group)));
    const bool made = scalar && range && BN_sub_word(range.get(), 1) == 1 &&
                      BN_bin2bn(drawn.data(), static_cast<int>(drawn.size()), scalar.get()) != nullptr &&
                      BN_mod(scalar.get(), scalar.get(), range.get(), context) == 1 &&
                      BN_add_word(scalar.get(), 1) == 1;
    OPENSSL_cleanse(drawn.data(), drawn.size());
    return made ? std::move(scalar) : nullptr;
}

KeyHandle key_of(const BIGNUM* scalar, const PublicPoint& point) {
    const ParameterBuilderHandle builder(OSSL_PARAM_BLD_new());
    if (!builder ||
        OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, SN_X9_62_prime256v1, 0) !=
            1 ||
        OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                         point.size()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, scalar) != 1) {
        return nullptr;
    }
    const ParametersHandle parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    const KeyContextHandle context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY* key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, parameters.get()) != 1) {
        return nullptr;
    }
    return KeyHandle(key);
}

}  // namespace

KeyHandle drawn_key(const RandomSource& random) {
    const GroupHandle group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
    const BignumContextHandle context(BN_CTX_secure_new());
    if (!group || !context) return nullptr;
    const BignumHandle scalar = drawn_scalar(group.get(), context.get(), random);
    const PointHandle point(EC_POINT_new(group.get()));
    PublicPoint uncompressed{};
    if (!scalar || !point ||
        EC_POINT_mul(group.get(), point.get(), scalar.get(), nullptr, nullptr, context.get()) != 1 ||
        EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, uncompressed.data(),
                           uncompressed.size(), context.get()) != uncompressed.size()) {
        return nullptr;
    }
    return key_of(scalar.get(), uncompressed);
}

}  // namespace sigillum::seal
