#include "registry/log_details.h"

namespace sigillum::registry {
namespace {

template <std::size_t size>
ByteView view(const std::array<std::uint8_t, size>& octets) {
    return {reinterpret_cast<const char*>(octets.data()), octets.size()};
}

}  // namespace

Sha256 seal_of(const Salt& salt, ByteView value) {
    CanonicalBytes bytes;
    return bytes.raw(view(salt)).raw(value).sha256();
}

Sha256 why_digest(const Salt& salt, std::int64_t sequence, std::string_view words) {
    if (words.empty()) return {};
    CanonicalBytes bytes;
    return bytes.raw(view(salt)).integer(sequence).raw(words).sha256();
}

void append(CanonicalBytes& batch, const Reservation& reservation, const Sha256& learner_seal) {
    batch.text(reservation.number.text()).text(reservation.edition).digest(learner_seal);
    batch.integer(reservation.generation).text(reservation.status_list);
    batch.integer(reservation.status_index).integer(reservation.reserved_at);
}

Sha256 details_of(const IssuedDocument& document, std::int64_t recorded_at, const Sha256& file_name_seal) {
    CanonicalBytes bytes;
    bytes.text(document.number.text()).digest(document.record_digest).digest(document.file_digest);
    bytes.digest(document.token_digest).text(document.type).text(view(document.code_key_id));
    bytes.digest(document.signer_certificate).integer(document.issued_at).integer(recorded_at);
    bytes.integer(document.pages).digest(file_name_seal);
    return bytes.sha256();
}

Sha256 details_of(const CertificateNumber& number, const Status& status) {
    CanonicalBytes bytes;
    bytes.text(number.text()).text(name_of(status.state)).integer(status.since).text(status.reason);
    bytes.text(status.successor ? status.successor->text() : std::string());
    return bytes.sha256();
}

Sha256 details_of(const KeyEntry& key) {
    CanonicalBytes bytes;
    bytes.text(key.id).text(name_of(key.purpose)).text(key.public_part).integer(key.demo ? 1 : 0);
    bytes.integer(key.valid_from).time(key.retired_at).time(key.revoked_since).time(key.revoked_at);
    return bytes.sha256();
}

Sha256 details_of_name(std::string_view kind, std::string_view id, std::string_view name) {
    CanonicalBytes bytes;
    return bytes.text(kind).text(id).text(name).sha256();
}

Sha256 details_of_erasure(const CertificateNumber& number) {
    CanonicalBytes bytes;
    return bytes.text(number.text()).sha256();
}

Sha256 details_of_publication(std::string_view host, const Sha256& content) {
    CanonicalBytes bytes;
    return bytes.text(host).digest(content).sha256();
}

Sha256 details_of_proofs(const CertificateNumber& number, const Sha256& seal) {
    CanonicalBytes bytes;
    return bytes.text(number.text()).digest(seal).sha256();
}

}  // namespace sigillum::registry
