#include "cli/late_registry.h"

#include "registry/sqlite_store.h"

namespace sigillum::cli {

template <class Question, class... Words>
auto LateRegistry::ask(Question question, const Words&... words)
    -> decltype((std::declval<registry::Store&>().*question)(words...)) {
    if (!opened_) {
        auto opened = registry::open_sqlite_store(file_, {.access = registry::Access::create_if_missing});
        if (!opened) return fail(opened.error());
        opened_ = std::move(*opened);
    }
    return ((*opened_).*question)(words...);
}

Result<std::vector<registry::Reservation>> LateRegistry::reserve(
    std::span<const registry::ReservationRequest> requests, const registry::RandomSource& random,
    std::int64_t now) {
    return ask(&registry::Store::reserve, requests, random, now);
}

Done LateRegistry::record_issued(std::span<const registry::IssuedDocument> documents) {
    return ask(&registry::Store::record_issued, documents);
}

Result<std::optional<registry::IssuedCertificate>> LateRegistry::find(const CertificateNumber& number) {
    return ask(&registry::Store::find, number);
}

Result<std::optional<registry::IssuedCertificate>> LateRegistry::find_by_record_digest(
    const Sha256& record_digest) {
    return ask(&registry::Store::find_by_record_digest, record_digest);
}

Result<std::vector<registry::IssuedCertificate>> LateRegistry::issued(std::string_view edition) {
    return ask(&registry::Store::issued, edition);
}

Result<std::vector<registry::Reservation>> LateRegistry::reserved(std::string_view edition) {
    return ask(&registry::Store::reserved, edition);
}

Result<std::optional<registry::Status>> LateRegistry::status(const CertificateNumber& number) {
    return ask(&registry::Store::status, number);
}

Done LateRegistry::set_status(const CertificateNumber& number, const registry::Status& status) {
    return ask(&registry::Store::set_status, number, status);
}

}  // namespace sigillum::cli
