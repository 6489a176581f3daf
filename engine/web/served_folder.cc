#include "web/served_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <optional>
#include <string_view>
#include <utility>

#include "base/digest.h"
#include "web/gzip.h"

namespace sigillum::web {
namespace {

constexpr std::size_t largest_file = std::size_t{32} << 20;
constexpr std::size_t most_kept_bytes = std::size_t{64} << 20;
constexpr std::size_t least_worth_compressing = 512;
constexpr std::size_t most_to_compress = std::size_t{4} << 20;  // others would wait for it

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    int number() const { return number_; }
    bool good() const { return number_ >= 0; }

  private:
    int number_;
};

// Opens segment by segment, so that no link leads out, and holds each folder while it looks into it.
Descriptor open_beneath(const std::filesystem::path& folder, std::string_view path) {
    constexpr int into_folder = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
    Descriptor at(::open(folder.c_str(), into_folder));
    while (at.good() && !path.empty()) {
        path.remove_prefix(1);  // the slash
        const std::size_t slash = path.find('/');
        const std::string name(path.substr(0, slash));
        const bool last = slash == std::string_view::npos;
        path.remove_prefix(last ? path.size() : slash);
        // Without O_NONBLOCK a named pipe would keep the server waiting.
        constexpr int file = O_RDONLY | O_NONBLOCK | O_CLOEXEC;
        at = Descriptor(::openat(at.number(), name.c_str(), (last ? file : into_folder) | O_NOFOLLOW));
    }
    return at;
}

std::optional<Bytes> read_whole(int descriptor, std::size_t size) {
    Bytes bytes(size, '\0');
    std::size_t at = 0;
    while (at < size) {
        const ssize_t got = ::read(descriptor, bytes.data() + at, size - at);
        if (got <= 0) return std::nullopt;
        at += static_cast<std::size_t>(got);
    }
    return bytes;
}

std::int64_t nanoseconds(const timespec& time) {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

std::shared_ptr<const ServedFile> made(Bytes bytes, bool compressible) {
    auto file = std::make_shared<ServedFile>();
    file->tag = to_hex(sha256(bytes)).substr(0, 32);
    if (compressible && bytes.size() >= least_worth_compressing && bytes.size() <= most_to_compress) {
        file->compressed = gzip(bytes);
        if (file->compressed.size() > bytes.size() * 9 / 10) file->compressed.clear();
    }
    file->bytes = std::move(bytes);
    return file;
}

}  // namespace

ServedFolder::Identity ServedFolder::identity_of(int descriptor, bool& regular) {
    struct stat seen {};
    regular = ::fstat(descriptor, &seen) == 0 && S_ISREG(seen.st_mode);
    return {.device = seen.st_dev,
            .inode = seen.st_ino,
            .size = static_cast<std::uint64_t>(seen.st_size),
            .modified = nanoseconds(seen.st_mtim),
            .changed = nanoseconds(seen.st_ctim)};
}

std::shared_ptr<const ServedFile> ServedFolder::kept(const std::string& path, const Identity& identity) {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(path);
    return found != kept_.end() && found->second.identity == identity ? found->second.file : nullptr;
}

void ServedFolder::keep(const std::string& path, Kept kept) {
    const std::size_t size = kept.file->bytes.size() + kept.file->compressed.size();
    const std::lock_guard lock(mutex_);
    if (kept_bytes_ + size > most_kept_bytes) {
        kept_.clear();
        kept_bytes_ = 0;
    }
    Kept& place = kept_[path];
    if (place.file) kept_bytes_ -= place.file->bytes.size() + place.file->compressed.size();
    kept_bytes_ += size;
    place = std::move(kept);
}

std::shared_ptr<const ServedFile> ServedFolder::file(const std::string& path, bool compressible) {
    const Descriptor descriptor = open_beneath(folder_, path);
    if (!descriptor.good()) return nullptr;
    bool regular = false;
    const Identity identity = identity_of(descriptor.number(), regular);
    if (!regular || identity.size > largest_file) return nullptr;
    if (auto file = kept(path, identity)) return file;
    auto bytes = read_whole(descriptor.number(), identity.size);
    if (!bytes) return nullptr;
    auto file = made(*std::move(bytes), compressible);
    keep(path, {identity, file});
    return file;
}

}  // namespace sigillum::web
