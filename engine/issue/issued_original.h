// A signed document as it was issued, read for what only it still holds.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "credential/credential.h"
#include "registry/issued_document.h"

namespace sigillum::issue {

struct IssuedOriginal {
    credential::Issuance issuance;  // from the record: time of signing as it was written, seal, specimen
    std::string link;               // the text of its code; its token exists nowhere else
};

// The document of that row in the folder. It is believed once its bytes, its record and the token of its code
// have the digests of the registry: its signature need not be checked again. Fails as issued_file() does.
Result<IssuedOriginal> read_original(const std::filesystem::path& folder,
                                     const registry::IssuedCertificate& row);

}  // namespace sigillum::issue
