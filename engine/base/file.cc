#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace sigillum {
namespace {

std::string reason() { return std::generic_category().message(errno); }

// Owns a POSIX file descriptor.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }
    bool open() const { return number_ >= 0; }
    bool close() { return ::close(std::exchange(number_, -1)) == 0; }

  private:
    int number_;
};

bool write_all(int descriptor, ByteView bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

tl::unexpected<Error> cannot_write(const std::filesystem::path& path) {
    return fail(cannot_write_file, {.file = path.string()}, fmt::format("cannot be written: {}", reason()),
                "a folder with room that this user may write to");
}

}  // namespace

Result<Bytes> read_file(const std::filesystem::path& path, std::size_t limit, std::string shown) {
    if (shown.empty()) shown = path.string();
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat about {};
    if (!file.open() || ::fstat(file.number(), &about) != 0) {
        return fail(cannot_read_file, {.file = shown}, fmt::format("cannot be read: {}", reason()),
                    "a readable file");
    }
    if (!S_ISREG(about.st_mode)) {
        return fail(cannot_read_file, {.file = shown}, "is not a regular file", "a readable file");
    }
    if (static_cast<std::size_t>(about.st_size) > limit) {
        return fail(file_too_large, {.file = shown}, fmt::format("has {} bytes", about.st_size),
                    fmt::format("at most {} bytes", limit));
    }
    Bytes bytes(static_cast<std::size_t>(about.st_size), '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t got = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) {
            return fail(cannot_read_file, {.file = shown}, fmt::format("cannot be read: {}", reason()),
                        "a readable file");
        }
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
}

Done write_file(const std::filesystem::path& path, ByteView bytes, Durability durability, bool secret) {
    std::filesystem::path partial = path;
    partial += fmt::format(".{}.part", ::getpid());
    Descriptor file(::open(partial.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, secret ? 0600 : 0644));
    if (!file.open()) return cannot_write(path);
    const bool written = write_all(file.number(), bytes) &&
                         (durability == Durability::later || ::fsync(file.number()) == 0) && file.close() &&
                         ::rename(partial.c_str(), path.c_str()) == 0;
    if (!written) {
        auto error = cannot_write(path);
        ::unlink(partial.c_str());
        return error;
    }
    if (durability == Durability::at_once) return sync_folder(path.parent_path());
    return {};
}

Done sync_folder(const std::filesystem::path& folder) {
    const Descriptor opened(
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.open() || ::fsync(opened.number()) != 0) return cannot_write(folder);
    return {};
}

Done sync_file_system(const std::filesystem::path& folder) {
    const Descriptor opened(
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.open() || ::syncfs(opened.number()) != 0) return cannot_write(folder);
    return {};
}

}  // namespace sigillum
