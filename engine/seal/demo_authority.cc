#include "seal/demo_authority.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "seal/certificate.h"
#include "seal/drawn_key.h"
#include "seal/openssl_handle.h"
#include "seal/private_key_file.h"

namespace sigillum::seal {
namespace {

using NameHandle = Handle<X509_NAME, X509_NAME_free>;
using TimeHandle = Handle<ASN1_TIME, ASN1_TIME_free>;
using RevocationListHandle = Handle<X509_CRL, X509_CRL_free>;

constexpr std::string_view authority_organisation = "Sigillum Demonstration Authority";

// A certificate's extension as OpenSSL's configuration language writes it.
struct Extension {
    int nid;
    const char* value;
};
using Extensions = std::vector<Extension>;

const Extensions root_extensions{{NID_basic_constraints, "critical,CA:TRUE"},
                                 {NID_key_usage, "critical,keyCertSign,cRLSign"},
                                 {NID_subject_key_identifier, "hash"}};
const Extensions issuer_extensions{{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                                   {NID_key_usage, "critical,keyCertSign,cRLSign"},
                                   {NID_subject_key_identifier, "hash"},
                                   {NID_authority_key_identifier, "keyid:always"}};
const Extensions signer_extensions{{NID_basic_constraints, "critical,CA:FALSE"},
                                   {NID_key_usage, "critical,digitalSignature,nonRepudiation"},
                                   {NID_subject_key_identifier, "hash"},
                                   {NID_authority_key_identifier, "keyid:always"}};
const Extensions time_stamp_extensions{{NID_basic_constraints, "critical,CA:FALSE"},
                                       {NID_key_usage, "critical,digitalSignature"},
                                       {NID_ext_key_usage, "critical,timeStamping"},
                                       {NID_subject_key_identifier, "hash"},
                                       {NID_authority_key_identifier, "keyid:always"}};

struct Member {
    KeyHandle key;
    CertificateHandle certificate;
};

struct Subject {
    std::string_view common_name;
    std::string_view organisation;
};

struct Period {
    TimeHandle begin;
    TimeHandle end;
};

tl::unexpected<Error> failed(std::string found, std::string expected = {}) {
    ERR_clear_error();
    return fail(demo_authority_failed, {}, std::move(found), std::move(expected));
}

bool add(X509_NAME* name, int nid, std::string_view text) {
    return X509_NAME_add_entry_by_NID(name, nid, MBSTRING_UTF8, octets(text), static_cast<int>(text.size()),
                                      -1, 0) == 1;
}

NameHandle name_of(const Subject& subject) {
    NameHandle name(X509_NAME_new());
    const bool made = name && add(name.get(), NID_organizationName, subject.organisation) &&
                      add(name.get(), NID_organizationalUnitName, demonstration_mark) &&
                      add(name.get(), NID_commonName, subject.common_name);
    return made ? std::move(name) : nullptr;
}

// A positive serial number of 16 random bytes (RFC 5280, 4.1.2.2).
bool set_serial_number(X509* certificate, const RandomSource& random) {
    std::array<std::uint8_t, 16> drawn{};
    random(drawn);
    drawn[0] = static_cast<std::uint8_t>((drawn[0] & 0x3FU) | 0x40U);
    const BignumHandle number(BN_bin2bn(drawn.data(), static_cast<int>(drawn.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool add_extensions(X509* certificate, X509* issuer, const Extensions& extensions) {
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    for (const Extension& wanted : extensions) {
        X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, wanted.nid, wanted.value);
        const bool added = extension != nullptr && X509_add_ext(certificate, extension, -1) == 1;
        X509_EXTENSION_free(extension);
        if (!added) return false;
    }
    return true;
}

// Issues certificates of one period, with keys and serial numbers from one source.
class Issuer {
  public:
    Issuer(Period period, const RandomSource& random) : period_(std::move(period)), random_(random) {}

    // A new key and its certificate, issued by `by`, or by itself when that is null.
    std::optional<Member> issue(const Subject& subject, const Extensions& extensions,
                                const Member* by) const {
        Member member{drawn_key(random_), CertificateHandle(X509_new())};
        const NameHandle name = name_of(subject);
        X509* certificate = member.certificate.get();
        if (!member.key || certificate == nullptr || !name) return std::nullopt;
        X509* issuer = by == nullptr ? certificate : by->certificate.get();
        EVP_PKEY* key = by == nullptr ? member.key.get() : by->key.get();
        const bool made =
            X509_set_version(certificate, X509_VERSION_3) == 1 && set_serial_number(certificate, random_) &&
            X509_set1_notBefore(certificate, period_.begin.get()) == 1 &&
            X509_set1_notAfter(certificate, period_.end.get()) == 1 &&
            X509_set_subject_name(certificate, name.get()) == 1 &&
            X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1 &&
            X509_set_pubkey(certificate, member.key.get()) == 1 &&
            add_extensions(certificate, issuer, extensions) && X509_sign(certificate, key, EVP_sha256()) > 0;
        if (!made) return std::nullopt;
        return member;
    }

    // A list (DER) that revokes nothing, valid as long as the certificates; empty on failure.
    Bytes empty_revocation_list(const Member& by) const {
        const RevocationListHandle list(X509_CRL_new());
        const bool made =
            list && X509_CRL_set_version(list.get(), X509_CRL_VERSION_2) == 1 &&
            X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(by.certificate.get())) == 1 &&
            X509_CRL_set1_lastUpdate(list.get(), period_.begin.get()) == 1 &&
            X509_CRL_set1_nextUpdate(list.get(), period_.end.get()) == 1 && number(*list, by) &&
            X509_CRL_sign(list.get(), by.key.get(), EVP_sha256()) > 0;
        return made ? der_of<i2d_X509_CRL>(list.get()) : Bytes();
    }

  private:
    // RFC 5280, 5.2 asks for a number and for the identifier of the issuer's key.
    static bool number(X509_CRL& list, const Member& by) {
        X509V3_CTX context{};
        X509V3_set_ctx(&context, by.certificate.get(), nullptr, nullptr, &list, 0);
        X509_EXTENSION* key =
            X509V3_EXT_conf_nid(nullptr, &context, NID_authority_key_identifier, "keyid:always");
        const Handle<ASN1_INTEGER, ASN1_INTEGER_free> first(ASN1_INTEGER_new());
        const bool added =
            key != nullptr && first && ASN1_INTEGER_set(first.get(), 1) == 1 &&
            X509_CRL_add_ext(&list, key, -1) == 1 &&
            X509_CRL_add1_ext_i2d(&list, NID_crl_number, first.get(), 0, X509V3_ADD_DEFAULT) == 1;
        X509_EXTENSION_free(key);
        return added;
    }

    Period period_;
    const RandomSource& random_;
};

Bytes pem_of(std::initializer_list<const Member*> members) {
    const BioHandle out(BIO_new(BIO_s_mem()));
    for (const Member* member : members) PEM_write_bio_X509(out.get(), member->certificate.get());
    return content_of(out.get());
}

Bytes pkcs12_of(const Member& member, std::initializer_list<const Member*> issuers,
                const DemoRequest& request) {
    const CertificateListHandle chain(sk_X509_new_null());
    for (const Member* issuer : issuers) {
        X509* certificate = issuer->certificate.get();
        if (X509_up_ref(certificate) == 1) sk_X509_push(chain.get(), certificate);
    }
    const std::string label = request.person + " (" + std::string(demonstration_mark) + ")";
    const Pkcs12Handle file(PKCS12_create(request.passphrase.c_str(), label.c_str(), member.key.get(),
                                          member.certificate.get(), chain.get(), 0, 0, 0, 0, 0));
    return file ? der_of<i2d_PKCS12>(file.get()) : Bytes();
}

}  // namespace

Result<DemoAuthority> demo_authority(const DemoRequest& request, const RandomSource& random) {
    if (request.person.empty() || request.organisation.empty() || request.years < 1) {
        return failed("no name of a person, of an organisation, or no period",
                      "both names, and at least one year");
    }
    const std::int64_t seconds = std::int64_t{request.years} * 365 * 24 * 3600;
    Period period{TimeHandle(ASN1_TIME_set(nullptr, request.from.seconds)),
                  TimeHandle(ASN1_TIME_set(nullptr, request.from.seconds + seconds - 1))};
    if (!period.begin || !period.end) return failed("a period of validity that no certificate can hold");
    const Issuer issuer(std::move(period), random);

    const auto root = issuer.issue({"Demonstration Root", authority_organisation}, root_extensions, nullptr);
    if (!root) return failed("OpenSSL made no root certificate");
    const auto authority =
        issuer.issue({"Demonstration Issuer", authority_organisation}, issuer_extensions, &*root);
    if (!authority) return failed("OpenSSL made no issuing certificate");
    const auto signer = issuer.issue({request.person, request.organisation}, signer_extensions, &*authority);
    if (!signer)
        return failed("no certificate can hold these names", "at most 64 characters of valid UTF-8 in each");
    const auto stamper = issuer.issue({"Demonstration Time Stamps", authority_organisation},
                                      time_stamp_extensions, &*authority);
    const KeyHandle code = drawn_key(random);
    const KeyHandle status = drawn_key(random);
    if (!stamper || !code || !status)
        return failed("OpenSSL made no time-stamping certificate, no code key or no status key");

    DemoAuthority made{
        .root_certificate = pem_of({&*root}),
        .signer_pkcs12 = pkcs12_of(*signer, {&*authority, &*root}, request),
        .signer_key = pem_of_key(signer->key.get(), request.passphrase),
        .signer_chain = pem_of({&*signer, &*authority, &*root}),
        .time_stamp_key = pem_of_key(stamper->key.get(), {}),
        .time_stamp_chain = pem_of({&*stamper, &*authority, &*root}),
        .code_key = pem_of_key(code.get(), {}),
        .status_key = pem_of_key(status.get(), {}),
        .revocation_lists = {issuer.empty_revocation_list(*root), issuer.empty_revocation_list(*authority)}};
    const bool whole = !made.signer_pkcs12.empty() && !made.signer_key.empty() &&
                       !made.time_stamp_key.empty() && !made.code_key.empty() && !made.status_key.empty() &&
                       !made.revocation_lists.front().empty() &&
                       !made.revocation_lists.back().empty();
    if (!whole) return failed("OpenSSL wrote one of the files incompletely");
    return made;
}

}  // namespace sigillum::seal
