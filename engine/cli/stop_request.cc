#include "cli/stop_request.h"

#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace sigillum::cli {
namespace {

volatile std::sig_atomic_t requested = 0;  // signal handlers reach nothing else

extern "C" void note_request(int) {
    const int error = errno;  // of the call that the signal interrupts
    requested = 1;
    constexpr char words[] =
        "\nStopping after the documents in hand; what is made counts. Once more ends at once.\n";
    // That nobody is there to read it is no reason not to stop.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, words, sizeof words - 1);
    errno = error;
}

}  // namespace

std::function<bool()> heed_stop_requests() {
    struct sigaction action {};
    action.sa_handler = note_request;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    // The same Ctrl-C ends a program that our words are piped to (`| tee log`): what is made shall count.
    action.sa_handler = SIG_IGN;
    action.sa_flags = 0;
    sigaction(SIGPIPE, &action, nullptr);
    return [] { return requested != 0; };
}

}  // namespace sigillum::cli
