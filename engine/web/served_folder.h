// The folder that is served.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/bytes.h"

namespace sigillum::web {

// A file as it was read, for many answers.
struct ServedFile {
    Bytes bytes;
    Bytes compressed;  // gzip; empty where that would gain little
    std::string tag;   // of the content: 32 hexadecimal digits
};

// Reads files of a folder and keeps them as long as they are the same ones. A folder in it may be exchanged
// at any time: every question is answered from what is there now. No file outside is reached: symbolic links
// are not followed, nor is anything but a regular file read. May be asked by several threads at once.
class ServedFolder {
  public:
    explicit ServedFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // The file at a path that decoded_path() has let through, or nothing. `compressible` is for its first
    // reading.
    std::shared_ptr<const ServedFile> file(const std::string& path, bool compressible);

  private:
    // What the system says of a file; another content has another one of these.
    struct Identity {
        std::uint64_t device = 0, inode = 0, size = 0;
        std::int64_t modified = 0, changed = 0;  // nanoseconds
        bool operator==(const Identity&) const = default;
    };
    struct Kept {
        Identity identity;
        std::shared_ptr<const ServedFile> file;
    };

    std::shared_ptr<const ServedFile> kept(const std::string& path, const Identity& identity);
    void keep(const std::string& path, Kept kept);
    static Identity identity_of(int descriptor, bool& regular);

    std::filesystem::path folder_;
    std::mutex mutex_;
    std::map<std::string, Kept> kept_;
    std::size_t kept_bytes_ = 0;
};

}  // namespace sigillum::web
