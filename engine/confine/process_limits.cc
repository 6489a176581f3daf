#include "confine/process_limits.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <new>

namespace sigillum::confine {

namespace {

constexpr rlim_t most_open_files = 64;

void limit(pid_t process, __rlimit_resource resource, rlim_t most) {
    rlimit now{};
    if (::prlimit(process, resource, nullptr, &now) != 0) return;
    const rlimit wanted{.rlim_cur = std::min(most, now.rlim_max), .rlim_max = std::min(most, now.rlim_max)};
    ::prlimit(process, resource, &wanted, nullptr);
}

}  // namespace

void limit_process(pid_t process, const Limits& limits) {
    // At the lower of the two the process is told why (SIGXCPU), at the higher it is killed.
    const auto seconds = static_cast<rlim_t>(limits.processor_seconds);
    const rlimit processor{.rlim_cur = seconds, .rlim_max = seconds + 1};
    if (::prlimit(process, RLIMIT_CPU, &processor, nullptr) != 0) limit(process, RLIMIT_CPU, seconds);
#ifndef __SANITIZE_ADDRESS__
    limit(process, RLIMIT_AS, limits.memory);
#endif
    limit(process, RLIMIT_FSIZE, limits.written_file);
    limit(process, RLIMIT_NOFILE, most_open_files);
    limit(process, RLIMIT_CORE, 0);
}

void begin_confined(pid_t parent) {
    std::set_new_handler([] { ::_exit(no_memory_code); });
    ::signal(SIGXFSZ, SIG_IGN);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(1);  // it ended before it could be watched
}

}  // namespace sigillum::confine
