// What a verification asks the registry.
#pragma once

#include <optional>
#include <string_view>

#include "base/certificate_number.h"
#include "base/result.h"
#include "registry/issued_document.h"
#include "registry/key_entry.h"
#include "registry/status.h"

namespace sigillum::registry {

class Lookup {
  public:
    virtual ~Lookup() = default;

    // What was issued under the number; nothing when nothing was.
    virtual Result<std::optional<IssuedCertificate>> find(const CertificateNumber& number) = 0;
    // The present status of an issued certificate; nothing when nothing was issued under the number.
    virtual Result<std::optional<Status>> status(const CertificateNumber& number) = 0;
    // The key of that id, with the times of its life; nothing when it is not known.
    virtual Result<std::optional<KeyEntry>> find_key(std::string_view id) = 0;
};

}  // namespace sigillum::registry
