#include "seal/time_stamp.h"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ts.h>

#include <algorithm>
#include <ctime>
#include <optional>
#include <utility>

#include "seal/openssl_handle.h"

namespace sigillum::seal {
namespace {

using ImprintHandle = Handle<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free>;
using IntegerHandle = Handle<ASN1_INTEGER, ASN1_INTEGER_free>;
using ObjectHandle = Handle<ASN1_OBJECT, ASN1_OBJECT_free>;
using QueryHandle = Handle<TS_REQ, TS_REQ_free>;
using AnswerHandle = Handle<TS_RESP, TS_RESP_free>;
using StoreHandle = Handle<X509_STORE, X509_STORE_free>;
using TokenHandle = Handle<PKCS7, PKCS7_free>;
using InfoHandle = Handle<TS_TST_INFO, TS_TST_INFO_free>;
using VerificationHandle = Handle<TS_VERIFY_CTX, TS_VERIFY_CTX_free>;

inline void free_list_only(STACK_OF(X509) * list) { sk_X509_free(list); }
using BorrowedCertificates = Handle<STACK_OF(X509), free_list_only>;

// The last cause OpenSSL names, in its words.
std::string cause() {
    const unsigned long error = ERR_peek_last_error();
    const char* reason = ERR_reason_error_string(error);
    std::string text = reason == nullptr ? "cause unknown" : reason;
    ERR_clear_error();
    return text;
}

bool set_imprint(TS_REQ* query, const Sha256& digest) {
    const ImprintHandle imprint(TS_MSG_IMPRINT_new());
    Handle<X509_ALGOR, X509_ALGOR_free> algorithm(X509_ALGOR_new());
    Sha256 copy = digest;  // the interface takes a pointer to what it could change
    return imprint && algorithm &&
           X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr) == 1 &&
           TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1 &&
           TS_MSG_IMPRINT_set_msg(imprint.get(), copy.data(), static_cast<int>(copy.size())) == 1 &&
           TS_REQ_set_msg_imprint(query, imprint.get()) == 1;
}

bool set_policy(TS_REQ* query, const std::string& policy) {
    if (policy.empty()) return true;
    const ObjectHandle object(OBJ_txt2obj(policy.c_str(), 1));
    return object && TS_REQ_set_policy_id(query, object.get()) == 1;
}

QueryHandle query_of(const TimeStampRequest& request, const TimeStampTrust& trust) {
    QueryHandle query(TS_REQ_new());
    const IntegerHandle nonce(ASN1_INTEGER_new());
    const bool made = query && nonce && TS_REQ_set_version(query.get(), 1) == 1 &&
                      set_imprint(query.get(), request.imprint) && set_policy(query.get(), trust.policy) &&
                      ASN1_INTEGER_set_uint64(nonce.get(), request.nonce) == 1 &&
                      TS_REQ_set_nonce(query.get(), nonce.get()) == 1 &&
                      TS_REQ_set_cert_req(query.get(), 1) == 1;
    return made ? std::move(query) : nullptr;
}

// The certificate that signed the token, as found within it; borrowed from the token.
X509* stamping_certificate(PKCS7* token) {
    const BorrowedCertificates signers(PKCS7_get0_signers(token, nullptr, 0));
    return signers && sk_X509_num(signers.get()) == 1 ? sk_X509_value(signers.get(), 0) : nullptr;
}

bool add_anchors(X509_STORE* store, ByteView pem) {
    const BioHandle in = bio_over(pem);
    bool any = false;
    while (const CertificateHandle anchor{PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr)}) {
        any = X509_STORE_add_cert(store, anchor.get()) == 1;
        if (!any) break;
    }
    ERR_clear_error();  // the end of the text counts as an error in OpenSSL
    return any;
}

// Where chains may end. Without anchors that is the stamping certificate itself: its signature, its key usage
// and its validity are still judged, only not who vouches for it. The time of judgement is the time stamped,
// never a clock.
StoreHandle anchors(PKCS7* token, const TS_TST_INFO* info, const TimeStampTrust& trust) {
    StoreHandle store(X509_STORE_new());
    std::tm parts{};
    if (!store || ASN1_TIME_to_tm(TS_TST_INFO_get_time(info), &parts) != 1) return nullptr;
    X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store.get()), timegm(&parts));
    X509_STORE_set_flags(store.get(), X509_V_FLAG_PARTIAL_CHAIN);
    if (!trust.anchors_pem.empty())
        return add_anchors(store.get(), trust.anchors_pem) ? std::move(store) : nullptr;
    X509* own = stamping_certificate(token);
    return own != nullptr && X509_STORE_add_cert(store.get(), own) == 1 ? std::move(store) : nullptr;
}

// The words of the authority when it declines, or nothing when it has granted.
std::optional<std::string> refusal(TS_RESP* answer) {
    TS_STATUS_INFO* status = TS_RESP_get_status_info(answer);
    const std::int64_t code = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(status));
    // 0 is granted, 1 granted with changes (RFC 3161, 2.4.2).
    if (code == 0 || code == 1) return std::nullopt;
    std::string words = fmt::format("refused the request with status {}", code);
    const STACK_OF(ASN1_UTF8STRING)* texts = TS_STATUS_INFO_get0_text(status);
    for (int i = 0; texts != nullptr && i < sk_ASN1_UTF8STRING_num(texts); ++i) {
        const ASN1_UTF8STRING* text = sk_ASN1_UTF8STRING_value(texts, i);
        words += i == 0 ? ": " : " ";
        words.append(reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
                     static_cast<std::size_t>(ASN1_STRING_length(text)));
    }
    return words;
}

// The token's own bytes in TimeStampResp ::= SEQUENCE { status PKIStatusInfo, timeStampToken ContentInfo
// OPTIONAL }: what was signed is kept as it came, not written anew.
Bytes token_bytes(ByteView answer) {
    const unsigned char* at = octets(answer);
    const unsigned char* const end = at + answer.size();
    long length = 0;
    int tag = 0;
    int tag_class = 0;
    if ((ASN1_get_object(&at, &length, &tag, &tag_class, end - at) & 0x80) != 0) return {};
    if ((ASN1_get_object(&at, &length, &tag, &tag_class, end - at) & 0x80) != 0) return {};
    at += length;
    return {reinterpret_cast<const char*>(at), static_cast<std::size_t>(end - at)};
}

// Whether the last complaint of OpenSSL is that a chain of certificates ends at none of the anchors. It hands
// the reason on in words only.
bool chain_ends_elsewhere() {
    const char* words = "";
    int flags = 0;
    const unsigned long code = ERR_peek_last_error_data(&words, &flags);
    if (ERR_GET_LIB(code) != ERR_LIB_TS || ERR_GET_REASON(code) != TS_R_CERTIFICATE_VERIFY_ERROR)
        return false;
    const std::string_view reason = (flags & ERR_TXT_STRING) != 0 ? words : "";
    constexpr int unknown_issuer[] = {
        X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
        X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT,
        X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN};
    return std::any_of(std::begin(unknown_issuer), std::end(unknown_issuer),
                       [reason](int one) { return reason.ends_with(X509_verify_cert_error_string(one)); });
}

tl::unexpected<Error> not_trusted(const std::string& shown) {
    std::string words =
        fmt::format("sent a time stamp whose certificates lead to none that is trusted: {}", cause());
    ERR_clear_error();
    return fail(time_stamp_not_trusted, {.file = shown}, std::move(words),
                "an authority that is trusted, or its root certificate among the trusted ones");
}

tl::unexpected<Error> nonsense(const std::string& shown, std::string found) {
    ERR_clear_error();
    return fail(time_stamp_nonsense, {.file = shown}, std::move(found),
                "a time stamp for exactly what was asked");
}

}  // namespace

Result<Bytes> time_stamp_query(const TimeStampRequest& request, const TimeStampTrust& trust) {
    const QueryHandle query = query_of(request, trust);
    Bytes der = query ? der_of<i2d_TS_REQ>(query.get()) : Bytes();
    if (der.empty()) {
        ERR_clear_error();
        return fail(time_stamp_nonsense, {.field = "policy"},
                    fmt::format("no request can be made with the policy “{}”", trust.policy),
                    "a policy in dotted numbers, such as 1.2.3.4");
    }
    return der;
}

Result<Bytes> time_stamp_token(ByteView answer, const TimeStampRequest& request, const TimeStampTrust& trust,
                               const std::string& shown) {
    const unsigned char* at = octets(answer);
    const AnswerHandle parsed(d2i_TS_RESP(nullptr, &at, static_cast<long>(answer.size())));
    if (!parsed || at != octets(answer) + answer.size())
        return nonsense(shown, "answered something that is no time stamp");
    if (auto words = refusal(parsed.get()))
        return fail(time_stamp_refused, {.file = shown}, std::move(*words));
    PKCS7* token = TS_RESP_get_token(parsed.get());
    const TS_TST_INFO* info = TS_RESP_get_tst_info(parsed.get());
    if (token == nullptr || info == nullptr)
        return nonsense(shown, "granted the request but sent no time stamp");

    const QueryHandle query = query_of(request, trust);
    const VerificationHandle verification(query ? TS_REQ_to_TS_VERIFY_CTX(query.get(), nullptr) : nullptr);
    StoreHandle store = anchors(token, info, trust);
    if (!verification || !store)
        return nonsense(shown, "sent a time stamp without a usable certificate or time");
    TS_VERIFY_CTX_set_store(verification.get(), store.release());  // which frees it
    TS_VERIFY_CTX_add_flags(verification.get(), TS_VFY_VERSION | TS_VFY_SIGNATURE);
    if (TS_RESP_verify_response(verification.get(), parsed.get()) != 1) {
        if (!trust.anchors_pem.empty() && chain_ends_elsewhere()) return not_trusted(shown);
        return nonsense(shown, fmt::format("sent a time stamp that does not hold: {}", cause()));
    }
    return token_bytes(answer);
}

}  // namespace sigillum::seal
