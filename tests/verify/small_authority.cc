#include "tests/verify/small_authority.h"

#include <openssl/cms.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>

#include <stdexcept>

namespace sigillum::verify::testing {

namespace {

template <class T>
T* made(T* pointer) {
    if (!pointer) throw std::runtime_error("OpenSSL could not make what the test needs");
    return pointer;
}

template <class Encode>
Bytes encoded(Encode encode) {
    Bytes der(static_cast<std::size_t>(encode(nullptr)), '\0');
    auto* out = reinterpret_cast<unsigned char*>(der.data());
    encode(&out);
    return der;
}

void add_extension(X509* certificate, X509* issuer, int nid, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = made(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

Identity make_identity(const char* name, long serial, const Validity& validity, const Identity* issuer) {
    Identity identity;
    identity.key.reset(made(EVP_EC_gen("P-256")));
    identity.certificate.reset(made(X509_new()));
    X509* certificate = identity.certificate.get();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial);
    X509_NAME_add_entry_by_NID(X509_get_subject_name(certificate), NID_commonName, MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
    X509* issued_by = issuer ? issuer->certificate.get() : certificate;
    X509_set_issuer_name(certificate, X509_get_subject_name(issued_by));
    ASN1_TIME_set_string(X509_getm_notBefore(certificate), validity.from.c_str());
    ASN1_TIME_set_string(X509_getm_notAfter(certificate), validity.to.c_str());
    X509_set_pubkey(certificate, identity.key.get());
    return identity;
}

void finish(Identity& identity, const Identity& issuer) {
    X509_sign(identity.certificate.get(), issuer.key.get(), EVP_sha256());
}

Identity make_leaf(const Identity& root, const char* name, const Validity& validity, const char* usage,
                   bool stamps) {
    static long serial = 100;
    Identity leaf = make_identity(name, ++serial, validity, &root);
    add_extension(leaf.certificate.get(), root.certificate.get(), NID_key_usage, usage);
    if (stamps)
        add_extension(leaf.certificate.get(), root.certificate.get(), NID_ext_key_usage,
                      "critical,timeStamping");
    finish(leaf, root);
    return leaf;
}

}  // namespace

Bytes Identity::der() const {
    return encoded([&](unsigned char** out) { return i2d_X509(certificate.get(), out); });
}

Identity make_root() {
    Identity root = make_identity("Test Root", 1, {"20200101000000Z", "20450101000000Z"}, nullptr);
    add_extension(root.certificate.get(), root.certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    finish(root, root);
    return root;
}

Identity make_signer(const Identity& root, const Validity& validity, const char* key_usage) {
    return make_leaf(root, "Test Signer", validity, key_usage, false);
}

const Identity& root() {
    static const Identity identity = make_root();
    return identity;
}

const Identity& signer() {
    static const Identity identity = make_signer(root());
    return identity;
}

Identity make_time_stamper(const Identity& root) {
    return make_leaf(root, "Test Time Stamper", {}, "critical,digitalSignature", true);
}

Bytes make_cms(const Identity& signer, ByteView content, const CmsChoices& choices) {
    unsigned flags = CMS_BINARY | CMS_PARTIAL | CMS_NOSMIMECAP;
    if (choices.detached) flags |= CMS_DETACHED;
    if (!choices.signed_attributes) flags |= CMS_NOATTR;
    if (choices.names_certificate) flags |= CMS_CADES;
    CMS_ContentInfo* cms = made(CMS_sign(nullptr, nullptr, nullptr, nullptr, flags));
    const EVP_MD* digest = EVP_get_digestbyname(choices.digest);
    made(CMS_add1_signer(cms, signer.certificate.get(), signer.key.get(), digest, flags));
    if (choices.second_signer) {
        made(CMS_add1_signer(cms, choices.second_signer->certificate.get(), choices.second_signer->key.get(),
                             digest, flags));
    }
    BIO* in = BIO_new_mem_buf(content.data(), static_cast<int>(content.size()));
    CMS_final(cms, in, nullptr, flags);
    BIO_free(in);
    Bytes der = encoded([&](unsigned char** out) { return i2d_CMS_ContentInfo(cms, out); });
    CMS_ContentInfo_free(cms);
    return der;
}

Bytes make_time_stamp(const Identity& stamper, ByteView stamped, std::int64_t time) {
    TS_REQ* request = made(TS_REQ_new());
    TS_REQ_set_version(request, 1);
    TS_MSG_IMPRINT* imprint = made(TS_MSG_IMPRINT_new());
    X509_ALGOR* algorithm = made(X509_ALGOR_new());
    X509_ALGOR_set_md(algorithm, EVP_sha256());
    TS_MSG_IMPRINT_set_algo(imprint, algorithm);
    Bytes digest(32, '\0');
    auto* out = reinterpret_cast<unsigned char*>(digest.data());
    EVP_Digest(stamped.data(), stamped.size(), out, nullptr, EVP_sha256(), nullptr);
    TS_MSG_IMPRINT_set_msg(imprint, out, 32);
    TS_REQ_set_msg_imprint(request, imprint);
    TS_REQ_set_cert_req(request, 1);
    BIO* in = BIO_new(BIO_s_mem());
    i2d_TS_REQ_bio(in, request);

    TS_RESP_CTX* context = made(TS_RESP_CTX_new());
    TS_RESP_CTX_set_signer_cert(context, stamper.certificate.get());
    TS_RESP_CTX_set_signer_key(context, stamper.key.get());
    TS_RESP_CTX_set_signer_digest(context, EVP_sha256());
    TS_RESP_CTX_set_ess_cert_id_digest(context, EVP_sha256());
    TS_RESP_CTX_add_md(context, EVP_sha256());
    ASN1_OBJECT* policy = OBJ_txt2obj("1.2.3.4.1", 1);
    TS_RESP_CTX_set_def_policy(context, policy);
    TS_RESP_CTX_set_serial_cb(
        context,
        [](TS_RESP_CTX*, void*) {
            ASN1_INTEGER* serial = ASN1_INTEGER_new();
            ASN1_INTEGER_set(serial, 7);
            return serial;
        },
        nullptr);
    TS_RESP_CTX_set_time_cb(
        context,
        [](TS_RESP_CTX*, void* data, long* seconds, long* micros) {
            *seconds = static_cast<long>(*static_cast<std::int64_t*>(data));
            *micros = 0;
            return 1;
        },
        &time);
    TS_RESP* response = made(TS_RESP_create_response(context, in));
    PKCS7* token = made(TS_RESP_get_token(response));
    Bytes der = encoded([&](unsigned char** to) { return i2d_PKCS7(token, to); });
    TS_RESP_free(response);
    TS_RESP_CTX_free(context);
    ASN1_OBJECT_free(policy);
    BIO_free(in);
    TS_MSG_IMPRINT_free(imprint);
    X509_ALGOR_free(algorithm);
    TS_REQ_free(request);
    return der;
}

}  // namespace sigillum::verify::testing
