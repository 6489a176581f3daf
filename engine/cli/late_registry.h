// A registry that is opened, and made where it is missing, by the first question it is asked: a run that its
// checks stop leaves none behind.
#pragma once

#include <filesystem>
#include <memory>
#include <utility>

#include "registry/store.h"

namespace sigillum::cli {

// Every question may fail as the opening does (registry/sqlite_store.h).
class LateRegistry final : public registry::Store {
  public:
    explicit LateRegistry(std::filesystem::path file) : file_(std::move(file)) {}

    Result<std::vector<registry::Reservation>> reserve(std::span<const registry::ReservationRequest> requests,
                                                       const registry::RandomSource& random,
                                                       std::int64_t now) override;
    Done record_issued(std::span<const registry::IssuedDocument> documents) override;
    Result<std::optional<registry::IssuedCertificate>> find(const CertificateNumber& number) override;
    Result<std::optional<registry::IssuedCertificate>> find_by_record_digest(
        const Sha256& record_digest) override;
    Result<std::vector<registry::IssuedCertificate>> issued(std::string_view edition) override;
    Result<std::vector<registry::Reservation>> reserved(std::string_view edition) override;
    Result<std::optional<registry::Status>> status(const CertificateNumber& number) override;
    Done set_status(const CertificateNumber& number, const registry::Status& status) override;

  private:
    // Calls the member function of the opened registry.
    template <class Question, class... Words>
    auto ask(Question question, const Words&... words)
        -> decltype((std::declval<registry::Store&>().*question)(words...));

    std::filesystem::path file_;
    std::unique_ptr<registry::Store> opened_;
};

}  // namespace sigillum::cli
