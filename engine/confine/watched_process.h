// Waits for a process within limits, and takes what it answers.
#pragma once

#include <sys/types.h>

#include "base/bytes.h"
#include "base/result.h"
#include "confine/descriptor.h"
#include "confine/end_bell.h"
#include "confine/limits.h"

namespace sigillum::confine {

// What the child writes into the pipe until it ends with code 0. It is killed at the limit of the clock or of
// its output, and has ended in any case when this returns. Fails with beyond_limits, ended_abnormally, or
// cannot_start_process when the system gives nothing to watch it with, or process_called_off where a bell was
// given and rings.
Result<Bytes> output_of(pid_t child, Descriptor pipe, const Limits& limits, const EndBell* bell = nullptr);

}  // namespace sigillum::confine
