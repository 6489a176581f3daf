#include "verify/trust.h"

#include <algorithm>
#include <qpdf/Buffer.hh>

#include "verify/chain.h"

namespace sigillum::verify {

namespace {

constexpr std::size_t largest_certificate = 65'536;
constexpr int most_certificates = 256;

std::vector<Bytes> joined(const std::vector<Bytes>& first, const std::vector<Bytes>& second) {
    std::vector<Bytes> all = first;
    all.insert(all.end(), second.begin(), second.end());
    return all;
}

bool stamper_trusted(X509* stamper, const std::vector<Bytes>& certificates, const Instant& time,
                     const VerifyOptions& options) {
    const std::vector<Bytes> anchors = joined(options.time_stamp_anchors, options.trust_anchors);
    const ChainMaterial material{anchors, certificates};
    if (time.seconds > options.now.seconds) return false;
    return check_chain(stamper, material, options.now, Purpose::time_stamping).trust == Trust::trusted ||
           check_chain(stamper, material, time, Purpose::time_stamping).trust == Trust::trusted;
}

std::optional<Instant> earliest(std::optional<Instant> a, const Instant& b) {
    return a ? std::min(*a, b) : b;
}

// The earliest moment at which the signature is known to have existed.
std::optional<Instant> proven_time(const std::vector<IntactSignature>& signatures, std::size_t at,
                                   const std::vector<Bytes>& validation, const VerifyOptions& options) {
    std::optional<Instant> proven;
    const IntactSignature& signature = signatures[at];
    if (signature.signature_stamp) {
        const TimeStamp& stamp = *signature.signature_stamp;
        if (stamper_trusted(stamp.stamper.get(), joined(stamp.certificates, validation), stamp.time,
                            options)) {
            proven = stamp.time;
        }
    }
    for (const IntactSignature& later : signatures) {
        const bool covers = later.document_time_stamp && later.revision_end >= signature.revision_end;
        if (covers && stamper_trusted(later.signer.get(), joined(later.certificates, validation),
                                      *later.claimed_time, options)) {
            proven = earliest(proven, *later.claimed_time);
        }
    }
    return proven;
}

}  // namespace

TrustAnswer trust_of(const std::vector<IntactSignature>& signatures, std::size_t at,
                     const std::vector<Bytes>& validation_certificates, const VerifyOptions& options) {
    const IntactSignature& signature = signatures[at];
    TrustAnswer answer;
    answer.proven_time = proven_time(signatures, at, validation_certificates, options);
    if (signature.document_time_stamp) {
        answer.trusted =
            stamper_trusted(signature.signer.get(), joined(signature.certificates, validation_certificates),
                            *signature.claimed_time, options);
        answer.words = answer.trusted ? "the time-stamping authority is trusted"
                                      : "the time-stamping authority is not among the trusted ones";
        return answer;
    }
    const std::vector<Bytes> intermediates = joined(signature.certificates, validation_certificates);
    const ChainMaterial material{options.trust_anchors, intermediates};
    const Instant moment = answer.proven_time.value_or(options.now);
    const ChainAnswer chain = check_chain(signature.signer.get(), material, moment, Purpose::signing);
    answer.trusted = chain.trust == Trust::trusted;
    if (answer.trusted) {
        answer.words = answer.proven_time ? "trusted, and a time stamp proves when it was signed" : "trusted";
        return answer;
    }
    answer.words = chain.words;
    if (chain.trust == Trust::not_at_this_time && !answer.proven_time && signature.claimed_time &&
        signature.claimed_time->seconds <= options.now.seconds) {
        answer.expired_since =
            check_chain(signature.signer.get(), material, *signature.claimed_time, Purpose::signing).trust ==
            Trust::trusted;
    }
    return answer;
}

std::vector<Bytes> validation_certificates(PdfFile& file, const Limits& limits) {
    std::vector<Bytes> certificates;
    QPDFObjectHandle list = key_of(key_of(file.catalog(), "/DSS"), "/Certs");
    for (int i = 0; list.isArray() && i < std::min(list.getArrayNItems(), most_certificates); ++i) {
        QPDFObjectHandle stream = list.getArrayItem(i);
        if (!stream.isStream()) continue;
        const auto data = stream.getStreamData(qpdf_dl_generalized);
        if (data->getSize() > std::min(largest_certificate, limits.cms_bytes)) continue;
        certificates.emplace_back(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    }
    return certificates;
}

}  // namespace sigillum::verify
