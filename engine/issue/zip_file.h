// A zip file whose bytes depend on its content only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/digest.h"
#include "base/result.h"

namespace sigillum::issue {

inline constexpr ErrorKind cannot_write_zip{"cannot-write-zip"};

struct ZipEntry {
    std::string name;
    std::filesystem::path file;  // whose bytes go in; empty: those of `bytes`
    Bytes bytes;
    Sha256 content{};       // of what must be in the zip in the end
    std::int64_t time = 0;  // seconds since 1970, shown as UTC
};

// Writes the entries in their order, stored, since PDFs are compressed already; then reads the zip back and
// compares every entry with its digest. The zip is whole but not yet durable. On an error nothing is left.
Done write_zip(const std::filesystem::path& path, const std::vector<ZipEntry>& entries);

}  // namespace sigillum::issue
