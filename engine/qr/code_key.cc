#include "qr/code_key.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "base/digest.h"

namespace sigillum::qr {
namespace {

struct FreeBio {
    void operator()(BIO* bio) const { BIO_free(bio); }
};
struct FreeContext {
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
};
struct FreeSignature {
    void operator()(ECDSA_SIG* signature) const { ECDSA_SIG_free(signature); }
};

struct Passphrase {
    std::string_view text;
    bool asked = false;
};

int give_passphrase(char* buffer, int size, int /*writing*/, void* given) {
    auto* passphrase = static_cast<Passphrase*>(given);
    passphrase->asked = true;
    const auto room = static_cast<std::size_t>(size);
    if (passphrase->text.empty() || passphrase->text.size() > room) return -1;
    std::copy(passphrase->text.begin(), passphrase->text.end(), buffer);
    return static_cast<int>(passphrase->text.size());
}

bool is_p256(const EVP_PKEY* key) {
    std::array<char, 32> group{};
    return EVP_PKEY_is_a(key, "EC") == 1 &&
           EVP_PKEY_get_group_name(key, group.data(), group.size(), nullptr) == 1 &&
           std::string_view(group.data()) == "prime256v1";
}

// The public point of a P-256 private key, calculated by OpenSSL where the file leaves it out; false when
// there is none.
bool read_point(EVP_PKEY* key, PublicPoint& point) {
    std::size_t length = 0;
    return EVP_PKEY_set_utf8_string_param(key, OSSL_PKEY_PARAM_EC_POINT_CONVERSION_FORMAT, "uncompressed") ==
               1 &&
           EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(),
                                           &length) == 1 &&
           length == point.size();
}

tl::unexpected<Error> signing_failed() {
    return fail(code_signing_failed, {}, "the code key made no signature", "a P-256 private key that works");
}

}  // namespace

std::string to_hex(const KeyId& id) {
    return to_hex(ByteView(reinterpret_cast<const char*>(id.data()), id.size()));
}

struct CodeKey::Handle {
    explicit Handle(EVP_PKEY* loaded) : key(loaded) {}
    ~Handle() { EVP_PKEY_free(key); }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    EVP_PKEY* key;
};

CodeKey::CodeKey(std::unique_ptr<Handle> handle, const PublicKey& public_key)
    : handle_(std::move(handle)), public_key_(public_key) {}
CodeKey::CodeKey(CodeKey&&) noexcept = default;
CodeKey& CodeKey::operator=(CodeKey&&) noexcept = default;
CodeKey::~CodeKey() = default;

Result<CodeKey> CodeKey::from_pem(ByteView pem, const std::string& passphrase, const std::string& shown) {
    const Place place{.file = shown};
    const std::unique_ptr<BIO, FreeBio> bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    Passphrase given{.text = passphrase};
    EVP_PKEY* loaded = bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, give_passphrase, &given) : nullptr;
    if (loaded == nullptr) {
        if (given.asked) {
            return fail(code_key_passphrase, place,
                        passphrase.empty() ? "an encrypted key without a passphrase"
                                           : "an encrypted key and a passphrase that does not open it",
                        "the passphrase of the code key");
        }
        return fail(bad_code_key, place, "no private key", "a P-256 private key in PEM");
    }
    auto handle = std::make_unique<Handle>(loaded);
    PublicKey public_key;
    if (!is_p256(loaded) || !read_point(loaded, public_key.point)) {
        return fail(bad_code_key, place, "a private key of another kind",
                    "an EC private key on the curve P-256");
    }
    public_key.id = key_id_of(public_key.point);
    return CodeKey(std::move(handle), public_key);
}

Result<Es256Signature> CodeKey::sign(ByteView message) const {
    const Sha256 digest = sha256(message);
    const std::unique_ptr<EVP_PKEY_CTX, FreeContext> context(EVP_PKEY_CTX_new(handle_->key, nullptr));
    std::array<std::uint8_t, 80> der{};
    std::size_t length = der.size();
    if (!context || EVP_PKEY_sign_init(context.get()) != 1 ||
        EVP_PKEY_sign(context.get(), der.data(), &length, digest.data(), digest.size()) != 1) {
        return signing_failed();
    }
    const unsigned char* begin = der.data();
    const std::unique_ptr<ECDSA_SIG, FreeSignature> pair(
        d2i_ECDSA_SIG(nullptr, &begin, static_cast<long>(length)));
    Es256Signature signature{};
    if (!pair || BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), signature.data(), 32) != 32 ||
        BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), signature.data() + 32, 32) != 32) {
        return signing_failed();
    }
    return signature;
}

}  // namespace sigillum::qr
