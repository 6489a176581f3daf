// A ZIP archive in memory, read with limits: an archive of foreign hands may grow when it is unpacked.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/bytes.h"
#include "base/result.h"

struct zip;

namespace sigillum::credential {

inline constexpr ErrorKind bad_archive{"bad-archive"};
inline constexpr ErrorKind archive_too_large{"archive-too-large"};

class ZipArchive {
  public:
    // `bytes` must outlive the archive; `file` is the name used in errors. Refused with more than 4,000
    // entries, or what is no ZIP archive.
    static Result<ZipArchive> open(ByteView bytes, const std::string& file);

    bool has(const std::string& name) const;
    // Unpacks an entry and hands it to `take` in pieces, in order. Refused when it is encrypted, damaged,
    // grows to more than 200 times its packed size (beyond 1 MiB), or when all that was unpacked so far would
    // exceed 256 MiB. What `take` refuses ends it.
    Done unpack(const std::string& name, const std::function<Done(ByteView)>& take);

  private:
    struct Close {
        void operator()(zip* archive) const;
    };
    ZipArchive(std::unique_ptr<zip, Close> archive, std::string file)
        : archive_(std::move(archive)), file_(std::move(file)) {}

    std::unique_ptr<zip, Close> archive_;
    std::string file_;
    std::size_t unpacked_ = 0;
};

}  // namespace sigillum::credential
