// A file layer that fails when it is told to: loaded before the C library (LD_PRELOAD), it counts the calls
// that change a file or make it durable, and at one of them kills the program or says that the disk refuses.
//   SIGILLUM_FAULT=pwrite64:12:kill    kill, ENOSPC or EROFS, at the twelfth pwrite64 of a process
//   SIGILLUM_CALLS=FILE                at its end a process appends "pwrite64 340" for each call it made
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

enum Call {
    write_call,
    pwrite_call,
    rename_call,
    fsync_call,
    fdatasync_call,
    syncfs_call,
    ftruncate_call,
    unlink_call
};
constexpr std::array<const char*, 8> names = {"write",     "pwrite64", "rename",    "fsync",
                                              "fdatasync", "syncfs",   "ftruncate", "unlink"};
std::array<std::atomic<int>, names.size()> counts;

// Whether this call is the one that is to fail; errno is set then.
bool fails(Call call) {
    const int now = ++counts[call];
    const char* fault = std::getenv("SIGILLUM_FAULT");
    if (fault == nullptr) return false;
    const std::size_t length = std::strlen(names[call]);
    if (std::strncmp(fault, names[call], length) != 0 || fault[length] != ':') return false;
    char* kind = nullptr;
    if (std::strtol(fault + length + 1, &kind, 10) != now) return false;
    if (std::strcmp(kind, ":kill") == 0) ::raise(SIGKILL);
    errno = std::strcmp(kind, ":EROFS") == 0 ? EROFS : ENOSPC;
    return true;
}

template <class Function>
Function real(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

// The environment tells the layer what to do, and is read at each call: programs that are started by the one
// under test inherit it and count for themselves.
struct Report {
    ~Report() {
        const char* file = std::getenv("SIGILLUM_CALLS");
        if (file == nullptr) return;
        std::FILE* out = std::fopen(file, "ae");
        if (out == nullptr) return;
        for (std::size_t i = 0; i < names.size(); ++i)
            std::fprintf(out, "%s %d\n", names[i], counts[i].load());
        std::fclose(out);
    }
};
const Report report;

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, std::size_t size) {
    static const auto next = real<ssize_t (*)(int, const void*, std::size_t)>("write");
    return fails(write_call) ? -1 : next(file, bytes, size);
}

ssize_t pwrite64(int file, const void* bytes, std::size_t size, off64_t at) {
    static const auto next = real<ssize_t (*)(int, const void*, std::size_t, off64_t)>("pwrite64");
    return fails(pwrite_call) ? -1 : next(file, bytes, size, at);
}

ssize_t pwrite(int file, const void* bytes, std::size_t size, off_t at) {
    return pwrite64(file, bytes, size, at);
}

int rename(const char* from, const char* to) {
    static const auto next = real<int (*)(const char*, const char*)>("rename");
    return fails(rename_call) ? -1 : next(from, to);
}

int fsync(int file) {
    static const auto next = real<int (*)(int)>("fsync");
    return fails(fsync_call) ? -1 : next(file);
}

int fdatasync(int file) {
    static const auto next = real<int (*)(int)>("fdatasync");
    return fails(fdatasync_call) ? -1 : next(file);
}

int syncfs(int file) noexcept {
    static const auto next = real<int (*)(int)>("syncfs");
    return fails(syncfs_call) ? -1 : next(file);
}

int ftruncate64(int file, off64_t size) noexcept {
    static const auto next = real<int (*)(int, off64_t)>("ftruncate64");
    return fails(ftruncate_call) ? -1 : next(file, size);
}

int ftruncate(int file, off_t size) noexcept { return ftruncate64(file, size); }

int unlink(const char* path) noexcept {
    static const auto next = real<int (*)(const char*)>("unlink");
    return fails(unlink_call) ? -1 : next(path);
}

}  // extern "C"
