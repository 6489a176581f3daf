#include "registry/sqlite_claim.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include "base/digest.h"
#include "registry/access.h"

namespace sigillum::registry {
namespace {

// Fifty looks, a tenth of a second apart.
constexpr int most_looks = 50;
constexpr std::chrono::milliseconds between_looks{100};

// Locks are on bytes that the file need not have. An edition has a stretch of its own: the first half of it
// says into how many parts runs divide it, the second which parts are taken.
constexpr off_t stretch = 65'536;
constexpr off_t half = stretch / 2;

off_t first_byte_of(const std::string& edition) {
    const Sha256 digest = sha256(edition);
    off_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) number = number << 8U | digest[i];
    return number * stretch;
}

struct flock range(short type, off_t first, off_t length) {
    struct flock wanted {};
    wanted.l_type = type;
    wanted.l_whence = SEEK_SET;
    wanted.l_start = first;
    wanted.l_len = length;
    return wanted;
}

bool locked(int descriptor, short type, off_t first, off_t length) {
    struct flock wanted = range(type, first, length);
    return ::fcntl(descriptor, F_OFD_SETLK, &wanted) == 0;
}

// Whether another program has a lock in there.
bool others_in(int descriptor, off_t first, off_t length) {
    struct flock wanted = range(F_WRLCK, first, length);
    return length > 0 && ::fcntl(descriptor, F_OFD_GETLK, &wanted) == 0 && wanted.l_type != F_UNLCK;
}

// Whether the opened file still is the one of that name: the last to let go takes it away.
bool is_named(int descriptor, const std::filesystem::path& file) {
    struct stat opened {};
    struct stat named {};
    return ::fstat(descriptor, &opened) == 0 && ::stat(file.c_str(), &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

enum class Look { ours, same_part, other_division, gone, impossible };

// Takes the claim, or says what is in the way.
Look look(int descriptor, const std::filesystem::path& file, const IssuingClaim& wanted) {
    const off_t first = first_byte_of(wanted.edition);
    if (!locked(descriptor, F_RDLCK, first + wanted.parts, 1))
        return errno == EAGAIN || errno == EACCES ? Look::gone : Look::impossible;
    if (!is_named(descriptor, file)) return Look::gone;
    if (others_in(descriptor, first, wanted.parts) ||
        others_in(descriptor, first + wanted.parts + 1, half - wanted.parts - 1)) {
        locked(descriptor, F_UNLCK, first + wanted.parts, 1);
        return Look::other_division;
    }
    return locked(descriptor, F_WRLCK, first + half + wanted.part, 1) ? Look::ours : Look::same_part;
}

tl::unexpected<Error> unavailable(const std::filesystem::path& file) {
    return fail(registry_unavailable, {.file = file.string()},
                fmt::format("cannot be made or locked: {}", std::generic_category().message(errno)),
                "a folder that this user may write to, on a disk that knows locks");
}

}  // namespace

Result<SqliteClaim> SqliteClaim::on(const std::filesystem::path& registry, const IssuingClaim& wanted) {
    SqliteClaim claim(registry.string() + "-issuing");
    Look seen = Look::gone;
    for (int looks = 0; looks < most_looks; ++looks) {
        if (seen == Look::gone) {
            claim.let_go();
            claim.descriptor_ = ::open(claim.file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        }
        if (claim.descriptor_ < 0) return unavailable(claim.file_);
        seen = look(claim.descriptor_, claim.file_, wanted);
        if (seen == Look::ours) return claim;
        if (seen == Look::impossible) return unavailable(claim.file_);
        std::this_thread::sleep_for(between_looks);
    }
    return being_issued(registry.string(), wanted, seen != Look::other_division);
}

SqliteClaim::SqliteClaim(SqliteClaim&& other) noexcept
    : file_(std::move(other.file_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

SqliteClaim& SqliteClaim::operator=(SqliteClaim&& other) noexcept {
    std::swap(file_, other.file_);
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

SqliteClaim::~SqliteClaim() { let_go(); }

void SqliteClaim::let_go() {
    if (descriptor_ < 0) return;
    // All of it can be locked by one who is alone with it.
    if (locked(descriptor_, F_WRLCK, 0, 0) && is_named(descriptor_, file_)) ::unlink(file_.c_str());
    ::close(std::exchange(descriptor_, -1));
}

}  // namespace sigillum::registry
