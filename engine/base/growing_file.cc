#include "base/growing_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/file.h"

namespace sigillum {
namespace {

constexpr std::size_t gathered_at_most = std::size_t{1} << 17U;

}  // namespace

GrowingFile::GrowingFile(std::filesystem::path target, std::filesystem::path partial, int descriptor)
    : target_(std::move(target)), partial_(std::move(partial)), descriptor_(descriptor) {}

GrowingFile::GrowingFile(GrowingFile&& other) noexcept
    : target_(std::move(other.target_)),
      partial_(std::exchange(other.partial_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_),
      gathered_(std::move(other.gathered_)) {}

GrowingFile::~GrowingFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!partial_.empty()) ::unlink(partial_.c_str());
}

tl::unexpected<Error> GrowingFile::cannot_write() const {
    return fail(cannot_write_file, {.file = target_.string()},
                fmt::format("cannot be written: {}", std::generic_category().message(errno)),
                "a folder with room that this user may write to");
}

Result<GrowingFile> GrowingFile::begin(const std::filesystem::path& target) {
    std::filesystem::path partial = target;
    partial += fmt::format(".{}.part", ::getpid());
    const int descriptor = ::open(partial.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    GrowingFile file(target, descriptor < 0 ? std::filesystem::path() : partial, descriptor);
    if (descriptor < 0) return file.cannot_write();
    return file;
}

Done GrowingFile::append(ByteView bytes) {
    size_ += bytes.size();
    gathered_ += bytes;
    return gathered_.size() < gathered_at_most ? Done() : flush();
}

Done GrowingFile::flush() {
    for (ByteView left = gathered_; !left.empty();) {
        const ssize_t written = ::write(descriptor_, left.data(), left.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return cannot_write();
        left.remove_prefix(static_cast<std::size_t>(written));
    }
    gathered_.clear();
    return {};
}

Done GrowingFile::finish() {
    if (descriptor_ < 0) return {};
    if (const Done flushed = flush(); !flushed) return flushed;
    if (::fsync(descriptor_) != 0) return cannot_write();
    if (::close(std::exchange(descriptor_, -1)) != 0) return cannot_write();
    return {};
}

Done GrowingFile::keep() {
    if (const Done finished = finish(); !finished) return finished;
    if (::rename(partial_.c_str(), target_.c_str()) != 0) return cannot_write();
    partial_.clear();
    return sync_folder(target_.parent_path());
}

}  // namespace sigillum
