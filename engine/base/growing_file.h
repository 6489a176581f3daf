// A file that is written piece by piece and appears whole or not at all.
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/bytes.h"
#include "base/result.h"

namespace sigillum {

// Grows beside its target under a name of its own. keep() makes the bytes durable and gives the file its
// name; a file that is not kept vanishes with the object. Small pieces are gathered before they are written.
class GrowingFile {
  public:
    // Fails with cannot_write_file.
    static Result<GrowingFile> begin(const std::filesystem::path& target);
    GrowingFile(GrowingFile&& other) noexcept;
    GrowingFile& operator=(GrowingFile&&) = delete;
    ~GrowingFile();

    Done append(ByteView bytes);
    // Makes the bytes durable, still under the name of its own: what may fail is done before the first file
    // of several takes its name.
    Done finish();
    // finish(), if that was not done; then the name, and the folder synced.
    Done keep();

    std::uint64_t size() const { return size_; }
    const std::filesystem::path& target() const { return target_; }

  private:
    GrowingFile(std::filesystem::path target, std::filesystem::path partial, int descriptor);
    Done flush();
    tl::unexpected<Error> cannot_write() const;

    std::filesystem::path target_;
    std::filesystem::path partial_;  // empty when there is nothing to remove
    int descriptor_ = -1;            // below 0 when closed
    std::uint64_t size_ = 0;
    Bytes gathered_;
};

}  // namespace sigillum
