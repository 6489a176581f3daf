#include "cli/stop_request.h"

#include <unistd.h>

#include <csignal>

namespace sigillum::cli {
namespace {

volatile std::sig_atomic_t requested = 0;  // signal handlers reach nothing else

extern "C" void note_request(int) {
    requested = 1;
    constexpr char words[] =
        "\nStopping after the documents in hand; what is made counts. Once more ends at once.\n";
    if (::write(STDERR_FILENO, words, sizeof words - 1) < 0) return;
}

}  // namespace

std::function<bool()> heed_stop_requests() {
    struct sigaction action {};
    action.sa_handler = note_request;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    return [] { return requested != 0; };
}

}  // namespace sigillum::cli
