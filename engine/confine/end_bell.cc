#include "confine/end_bell.h"

#include <poll.h>
#include <sys/eventfd.h>

#include <cstdint>

namespace sigillum::confine {

EndBell::EndBell() : bell_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

void EndBell::ring() const {
    const std::uint64_t once = 1;
    // It fails only when the bell is ringing already.
    [[maybe_unused]] const ssize_t rung = ::write(bell_.number(), &once, sizeof once);
}

bool EndBell::has_rung() const {
    pollfd bell{bell_.number(), POLLIN, 0};
    return ::poll(&bell, 1, 0) > 0 && (bell.revents & POLLIN) != 0;
}

}  // namespace sigillum::confine
