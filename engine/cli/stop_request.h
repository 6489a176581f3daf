// Ctrl-C and the system's polite request to end, heard by a run that stops at its next safe place.
#pragma once

#include <functional>

namespace sigillum::cli {

// From now on SIGINT and SIGTERM are noted, and what comes back tells whether one came. A second one ends the
// program at once, which a run survives as it does a power cut.
std::function<bool()> heed_stop_requests();

}  // namespace sigillum::cli
