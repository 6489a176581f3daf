// How much a process that reads foreign bytes may use before it is ended.
#pragma once

#include <chrono>
#include <cstddef>

#include "base/error.h"

namespace sigillum::confine {

// More time, memory or output than allowed.
inline constexpr ErrorKind beyond_limits{"beyond-limits"};
// Ended by a fault of the program: a signal, an exception, a code that means no success.
inline constexpr ErrorKind ended_abnormally{"ended-abnormally"};
inline constexpr ErrorKind cannot_start_process{"cannot-start-process"};
// Whoever started it ended it (confine/end_bell.h).
inline constexpr ErrorKind process_called_off{"process-called-off"};

struct Limits {
    int processor_seconds = 2;
    std::chrono::milliseconds clock{20'000};          // from its start to its end
    std::size_t memory = std::size_t{1} << 30;        // address space, bytes
    std::size_t written_file = std::size_t{1} << 20;  // each file that it writes, bytes
    std::size_t output = std::size_t{8} << 20;        // what it answers, bytes
};

// The exit code of a process that found no memory.
inline constexpr int no_memory_code = 3;

}  // namespace sigillum::confine
