#include "issue/issued_file.h"

#include <fmt/format.h>

#include <system_error>
#include <utility>

#include "base/digest.h"
#include "base/file.h"
#include "verify/limits.h"

namespace sigillum::issue {

Result<Bytes> issued_file(const std::filesystem::path& folder, const registry::IssuedDocument& document) {
    const std::filesystem::path file = folder / document.file_name;
    const std::string number = document.number.grouped();
    std::error_code ignored;
    if (document.file_name.empty() || !std::filesystem::exists(file, ignored)) {
        return fail(issued_file_missing, {.file = file.string()},
                    fmt::format("the document that was issued as {} is not there", number),
                    "the file as it was issued, for instance from a backup; no document is made twice");
    }
    auto bytes = read_file(file, verify::Limits().file_bytes);
    if (!bytes) return bytes;
    const Sha256 digest = sha256(*bytes);
    if (digest == document.file_digest) return bytes;
    return fail(issued_file_altered, {.file = file.string()},
                fmt::format("this is not the document that was issued as {}: its SHA-256 is {}", number,
                            to_hex(digest)),
                fmt::format("the file as it was issued, for instance from a backup, with {}",
                            to_hex(document.file_digest)));
}

}  // namespace sigillum::issue
