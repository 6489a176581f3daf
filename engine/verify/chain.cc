#include "verify/chain.h"

#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <memory>

namespace sigillum::verify {

namespace {

struct FreeStore {
    void operator()(X509_STORE* store) const { X509_STORE_free(store); }
};
struct FreeContext {
    void operator()(X509_STORE_CTX* context) const { X509_STORE_CTX_free(context); }
};
struct FreeStack {
    void operator()(STACK_OF(X509) * stack) const { sk_X509_pop_free(stack, X509_free); }
};
using Store = std::unique_ptr<X509_STORE, FreeStore>;
using StoreContext = std::unique_ptr<X509_STORE_CTX, FreeContext>;
using CertificateStack = std::unique_ptr<STACK_OF(X509), FreeStack>;

CertificateStack stack_of(const std::vector<Bytes>& ders) {
    CertificateStack stack(sk_X509_new_null());
    for (const Bytes& der : ders) {
        Certificate certificate = certificate_from_der(der);
        if (certificate) sk_X509_push(stack.get(), certificate.release());
    }
    return stack;
}

bool may_sign(X509* certificate) {
    const std::uint32_t usage = X509_get_key_usage(certificate);  // all bits when the extension is absent
    return (usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
}

constexpr int least_security_level = 2;  // 112 bits; excludes SHA-1 in the chain

}  // namespace

ChainAnswer check_chain(X509* certificate, const ChainMaterial& material, const Instant& at,
                        Purpose purpose) {
    if (material.anchors.empty()) return {Trust::not_trusted, "no trusted authorities were given"};
    if (purpose == Purpose::signing && !may_sign(certificate)) {
        return {Trust::not_trusted, "the signer's key is not meant for signing documents"};
    }
    const Store store(X509_STORE_new());
    const CertificateStack anchors = stack_of(material.anchors);
    for (int i = 0; i < sk_X509_num(anchors.get()); ++i)
        X509_STORE_add_cert(store.get(), sk_X509_value(anchors.get(), i));
    const CertificateStack intermediates = stack_of(material.intermediates);
    const StoreContext context(X509_STORE_CTX_new());
    if (!X509_STORE_CTX_init(context.get(), store.get(), certificate, intermediates.get())) {
        return {Trust::not_trusted, "the chain could not be built"};
    }
    X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(rules, static_cast<time_t>(at.seconds));
    X509_VERIFY_PARAM_set_auth_level(rules, least_security_level);
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN | X509_V_FLAG_TRUSTED_FIRST);
    if (purpose == Purpose::time_stamping) X509_VERIFY_PARAM_set_purpose(rules, X509_PURPOSE_TIMESTAMP_SIGN);
    if (X509_verify_cert(context.get()) == 1) return {Trust::trusted, ""};
    const int problem = X509_STORE_CTX_get_error(context.get());
    const bool time = problem == X509_V_ERR_CERT_HAS_EXPIRED || problem == X509_V_ERR_CERT_NOT_YET_VALID;
    return {time ? Trust::not_at_this_time : Trust::not_trusted, X509_verify_cert_error_string(problem)};
}

}  // namespace sigillum::verify
