// A registry that knows one certificate, and the keys that a test gives it.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "registry/lookup.h"
#include "tests/verify/small_certificate.h"

namespace sigillum::verify::testing {

class OneCertificate : public registry::Lookup {
  public:
    explicit OneCertificate(const SmallCertificate& certificate) {
        issued.reservation.number = certificate.token.number;
        issued.reservation.status_list = certificate.token.status.list;
        issued.reservation.status_index = certificate.token.status.index;
        issued.document.number = certificate.token.number;
        issued.document.record_digest = sha256(certificate.record_bytes());
    }
    Result<std::optional<registry::IssuedCertificate>> find(const CertificateNumber& number) override {
        if (unreadable) return broken();
        if (number != issued.document.number) return std::optional<registry::IssuedCertificate>();
        return std::optional(issued);
    }
    Result<std::optional<registry::Status>> status(const CertificateNumber& number) override {
        if (unreadable) return broken();
        if (number != issued.document.number) return std::optional<registry::Status>();
        return std::optional(state);
    }
    Result<std::optional<registry::KeyEntry>> find_key(std::string_view id) override {
        if (unreadable) return broken();
        const auto key = keys.find(std::string(id));
        return key == keys.end() ? std::nullopt : std::optional(key->second);
    }

    registry::IssuedCertificate issued;
    registry::Status state;
    std::map<std::string, registry::KeyEntry> keys;
    bool unreadable = false;

  private:
    static tl::unexpected<Error> broken() { return fail(ErrorKind{"broken"}, {}, "the disk is gone"); }
};

}  // namespace sigillum::verify::testing
