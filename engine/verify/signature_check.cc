#include "verify/signature_check.h"

#include "verify/cms_check.h"
#include "verify/der.h"
#include "verify/pdf_date.h"

namespace sigillum::verify {

namespace {

constexpr std::string_view pades_form = "/ETSI.CAdES.detached";
constexpr std::string_view older_form = "/adbe.pkcs7.detached";
constexpr std::string_view time_stamp_form = "/ETSI.RFC3161";

tl::unexpected<Error> refuse(std::string found) { return fail(unsupported_signature, {}, std::move(found)); }

// Whether the signature is a certification that permits no changes (ISO 32000-1, 12.8.2.2): the catalog names
// it as the certification, and its reference says P 1.
bool certifies_without_changes(PdfFile& file, const QPDFObjectHandle& signature) {
    QPDFObjectHandle certification = key_of(key_of(file.catalog(), "/Perms"), "/DocMDP");
    if (!certification.isIndirect() || certification.getObjGen() != signature.getObjGen()) return false;
    QPDFObjectHandle references = key_of(signature, "/Reference");
    for (int i = 0; references.isArray() && i < references.getArrayNItems(); ++i) {
        QPDFObjectHandle reference = references.getArrayItem(i);
        if (!is_name(key_of(reference, "/TransformMethod"), "/DocMDP")) continue;
        QPDFObjectHandle permissions = key_of(key_of(reference, "/TransformParams"), "/P");
        return permissions.isInteger() && permissions.getIntValue() == 1;
    }
    return false;
}

// Unsigned, and so open to anyone: one that is no good proves no time, but does not spoil the signature. A
// document of ours is not sealed with such a stamp, though.
void read_stamp(const SignedData& cms, IntactSignature& into) {
    const auto token = cms.unsigned_value(oid::time_stamp_token);
    if (!token) return;
    auto stamp = check_time_stamp(*token, {cms.signature});
    if (stamp) {
        into.signature_stamp = std::move(*stamp);
    } else {
        into.stamp_problem = stamp.error().found;
    }
}

Result<IntactSignature> check_document_stamp(const SignedBytes& covered, ByteView file) {
    auto stamp = check_time_stamp(covered.cms, {covered.before.of(file), covered.after.of(file)});
    if (!stamp) return fail(stamp.error());
    IntactSignature result;
    result.document_time_stamp = true;
    result.claimed_time = stamp->time;
    result.signer = std::move(stamp->stamper);
    result.certificates = std::move(stamp->certificates);
    return result;
}

Result<IntactSignature> check_approval(const SignedBytes& covered, ByteView file, bool pades) {
    auto cms = read_signed_data(covered.cms);
    if (!cms) return fail(cms.error());
    if (cms->content) return refuse("the signature brings its own content instead of covering the file's");
    if (cms->content_type != oid::data)
        return refuse("the signature is made for something else than a document");
    auto signer = check_signature(*cms, {covered.before.of(file), covered.after.of(file)},
                                  pades ? SignerReference::required : SignerReference::optional);
    if (!signer) return fail(signer.error());
    IntactSignature result;
    result.pades = pades;
    result.signer = std::move(*signer);
    read_stamp(*cms, result);
    result.certificates = std::move(cms->certificates);
    return result;
}

}  // namespace

Result<IntactSignature> check_signature_field(PdfFile& file, const SignatureField& field,
                                              const Limits& limits) {
    QPDFObjectHandle signature = file.object(*field.value);
    QPDFObjectHandle form = key_of(signature, "/SubFilter");
    QPDFObjectHandle type = key_of(signature, "/Type");
    if (!type.isNull() && !is_name(type, "/Sig") && !is_name(type, "/DocTimeStamp")) {
        return refuse("the signature field holds something else than a signature");
    }
    if (!is_name(form, pades_form) && !is_name(form, older_form) && !is_name(form, time_stamp_form)) {
        return refuse("the signature is of a kind that is not relied on");
    }
    const auto covered = signed_bytes(file, *field.value, limits);
    if (!covered) return fail(covered.error());
    auto result = is_name(form, time_stamp_form)
                      ? check_document_stamp(*covered, file.bytes())
                      : check_approval(*covered, file.bytes(), is_name(form, pades_form));
    if (!result) return result;
    result->field = field.name;
    result->revision_end = covered->revision_end();
    result->certifies_without_changes = certifies_without_changes(file, signature);
    QPDFObjectHandle claimed = key_of(signature, "/M");
    if (!result->document_time_stamp && claimed.isString()) {
        result->claimed_time = instant_from_pdf(claimed.getStringValue());
    }
    return result;
}

}  // namespace sigillum::verify
