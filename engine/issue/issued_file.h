// A signed document in the folder of an edition, as the registry has it.
#pragma once

#include <filesystem>

#include "base/bytes.h"
#include "base/result.h"
#include "registry/issued_document.h"

namespace sigillum::issue {

inline constexpr ErrorKind issued_file_missing{"issued-file-missing"};
inline constexpr ErrorKind issued_file_altered{"issued-file-altered"};

// The bytes that were signed and recorded as this document. Fails with issued_file_missing, with
// issued_file_altered where their SHA-256 is not the registry's (a revision that was added later, such as an
// archive time stamp, among them), or as reading a file does.
Result<Bytes> issued_file(const std::filesystem::path& folder, const registry::IssuedDocument& document);

}  // namespace sigillum::issue
