#include "confine/confined_program.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "confine/process_limits.h"
#include "confine/watched_process.h"

namespace sigillum::confine {

namespace {

tl::unexpected<Error> cannot(const char* what, int error) {
    return fail(cannot_start_process, {}, std::string(what) + ": " + std::generic_category().message(error));
}

Result<Descriptor> file_in_memory(ByteView bytes) {
    Descriptor file(::memfd_create("input", MFD_CLOEXEC));
    if (!file.is_open()) return cannot("no file in memory", errno);
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return cannot("no file in memory", errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    ::lseek(file.number(), 0, SEEK_SET);
    return file;
}

// What posix_spawn is told: three streams and nothing else, and signals as a new program expects them.
class Manner {
  public:
    Manner(int input, int output) {
        ::posix_spawn_file_actions_init(&streams_);
        ::posix_spawn_file_actions_adddup2(&streams_, input, STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&streams_, output, STDOUT_FILENO);
        ::posix_spawn_file_actions_addclosefrom_np(&streams_, STDERR_FILENO + 1);
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        ::posix_spawnattr_init(&signals_);
        ::posix_spawnattr_setsigmask(&signals_, &none);
        ::posix_spawnattr_setsigdefault(&signals_, &all);
        ::posix_spawnattr_setflags(&signals_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~Manner() {
        ::posix_spawn_file_actions_destroy(&streams_);
        ::posix_spawnattr_destroy(&signals_);
    }
    Manner(const Manner&) = delete;
    Manner& operator=(const Manner&) = delete;

    // The error number, 0 for none.
    int start(std::vector<std::string> words, pid_t& child) const {
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        return ::posix_spawn(&child, arguments.front(), &streams_, &signals_, arguments.data(), environ);
    }

  private:
    posix_spawn_file_actions_t streams_{};
    posix_spawnattr_t signals_{};
};

}  // namespace

Result<Bytes> run_confined(const std::vector<std::string>& words, ByteView input, const Limits& limits,
                           const EndBell* bell) {
    if (bell && bell->has_rung())
        return fail(process_called_off, {}, "was called off, since the server ends");
    const auto file = file_in_memory(input);
    if (!file) return fail(file.error());
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return cannot("no pipe", errno);
    Descriptor from(ends[0]);
    Descriptor into(ends[1]);
    pid_t child = -1;
    if (const int error = Manner(file->number(), into.number()).start(words, child); error != 0)
        return cannot("the program cannot be started", error);
    limit_process(child, limits);
    into.close();
    return output_of(child, std::move(from), limits, bell);
}

}  // namespace sigillum::confine
