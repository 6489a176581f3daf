#include "confine/watched_process.h"

#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <optional>

namespace sigillum::confine {

namespace {

tl::unexpected<Error> beyond(std::string found) { return fail(beyond_limits, {}, std::move(found)); }

Descriptor timer_for(std::chrono::milliseconds wait) {
    Descriptor timer(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC));
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(wait);
    const std::chrono::nanoseconds rest = wait - seconds;
    const itimerspec time{.it_interval = {},
                          .it_value = {.tv_sec = seconds.count(), .tv_nsec = rest.count()}};
    if (timer.is_open()) ::timerfd_settime(timer.number(), 0, &time, nullptr);
    return timer;
}

// What is in the pipe now; false at its end.
bool take(const Descriptor& pipe, Bytes& output) {
    std::array<char, 65'536> piece{};
    const ssize_t size = ::read(pipe.number(), piece.data(), piece.size());
    if (size < 0) return errno == EINTR;
    output.append(piece.data(), static_cast<std::size_t>(size));
    return size > 0;
}

// What ends a process before its time.
struct Watch {
    const Limits& limits;
    const EndBell* bell = nullptr;
};

// Until the process has ended and the pipe is empty; an error when that takes too long or is too much.
std::optional<Error> follow(const Descriptor& process, const Descriptor& timer, Descriptor& pipe,
                            const Watch& watch, Bytes& output) {
    constexpr short readable = POLLIN | POLLHUP | POLLERR;
    for (bool ended = false; !ended || pipe.is_open();) {
        // A descriptor of -1 is passed over.
        std::array<pollfd, 4> waiting = {{{pipe.number(), POLLIN, 0},
                                          {ended ? -1 : process.number(), POLLIN, 0},
                                          {timer.number(), POLLIN, 0},
                                          {watch.bell ? watch.bell->number() : -1, POLLIN, 0}}};
        if (::poll(waiting.data(), waiting.size(), -1) < 0) {
            if (errno == EINTR) continue;
            return Error{cannot_start_process, {}, "the checking process cannot be watched", {}};
        }
        if ((waiting[0].revents & readable) != 0 && !take(pipe, output)) pipe.close();
        if (output.size() > watch.limits.output)
            return Error{
                beyond_limits, {}, fmt::format("answered more than {} bytes", watch.limits.output), {}};
        if ((waiting[1].revents & readable) != 0) ended = true;
        if ((waiting[3].revents & readable) != 0)
            return Error{process_called_off, {}, "was called off, since the server ends", {}};
        if ((waiting[2].revents & readable) != 0) {
            const double seconds = std::chrono::duration<double>(watch.limits.clock).count();
            return Error{beyond_limits, {}, fmt::format("took longer than {:g} s by the clock", seconds), {}};
        }
    }
    return std::nullopt;
}

int status_of(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

Done judged(int status, const Limits& limits) {
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
    if (WIFEXITED(status) && WEXITSTATUS(status) == no_memory_code)
        return beyond(fmt::format("needed more than {} MiB of memory", limits.memory >> 20U));
    if (WIFEXITED(status))
        return fail(ended_abnormally, {}, fmt::format("ended with code {}", WEXITSTATUS(status)));
    if (WTERMSIG(status) == SIGXCPU)
        return beyond(fmt::format("took longer than {} s of processor time", limits.processor_seconds));
    if (WTERMSIG(status) == SIGKILL)
        return beyond("was killed by the system, which does so when memory is short");
    return fail(ended_abnormally, {}, fmt::format("was ended by signal {}", WTERMSIG(status)));
}

}  // namespace

Result<Bytes> output_of(pid_t child, Descriptor pipe, const Limits& limits, const EndBell* bell) {
    // As a system call: glibc 2.36 declares pidfd_open() for C alone.
    const Descriptor process(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
    const Descriptor timer = timer_for(limits.clock);
    Bytes output;
    std::optional<Error> stopped;
    if (process.is_open() && timer.is_open()) {
        stopped = follow(process, timer, pipe, {limits, bell}, output);
    } else {
        stopped = Error{cannot_start_process, {}, "the checking process cannot be watched", {}};
    }
    if (stopped) ::kill(child, SIGKILL);
    const int status = status_of(child);
    if (stopped) return fail(std::move(*stopped));
    if (const Done good = judged(status, limits); !good) return fail(good.error());
    return output;
}

}  // namespace sigillum::confine
