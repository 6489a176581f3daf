#include "confine/confined_work.h"

#include <fcntl.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <new>
#include <system_error>

#include "confine/process_limits.h"
#include "confine/watched_process.h"

namespace sigillum::confine {

namespace {

constexpr int failed_code = 4;

bool write_all(int descriptor, ByteView bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

void leave_standard_streams() {
    const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int stream = 0; stream <= 2 && nothing >= 0; ++stream) ::dup2(nothing, stream);
}

// The life of the copy; what the program would do at its end is left undone.
[[noreturn]] void work_and_end(const std::function<Bytes()>& work, int pipe, const Limits& limits) {
    leave_standard_streams();
    limit_process(0, limits);
    int code = failed_code;
    try {
        code = write_all(pipe, work()) ? 0 : failed_code;
    } catch (const std::bad_alloc&) {
        code = no_memory_code;
    } catch (...) {  // whatever a library throws ends here
        code = failed_code;
    }
    ::_exit(code);
}

}  // namespace

Result<Bytes> do_confined(const std::function<Bytes()>& work, const Limits& limits) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return fail(cannot_start_process, {}, "no pipe: " + std::generic_category().message(errno));
    Descriptor from(ends[0]);
    Descriptor into(ends[1]);
    std::fflush(nullptr);  // or the copy could print it again
    const pid_t self = ::getpid();
    const pid_t child = ::fork();
    if (child < 0)
        return fail(cannot_start_process, {}, "no process: " + std::generic_category().message(errno));
    if (child == 0) {
        from.close();
        begin_confined(self);
        work_and_end(work, into.number(), limits);
    }
    into.close();
    return output_of(child, std::move(from), limits);
}

}  // namespace sigillum::confine
