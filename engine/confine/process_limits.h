// Sets the system's limits (setrlimit) of a process.
#pragma once

#include <sys/types.h>

#include "confine/limits.h"

namespace sigillum::confine {

// Processor time, address space, written files, open files, and no core file: it would hold what was read. 0
// is this process. Under the address sanitizer, which reserves more than any limit, the address space is left
// alone.
void limit_process(pid_t process, const Limits& limits);

// To be called once in a process that has such limits. It is killed when the thread that started it ends; a
// file that grows too large is an error to it, no signal; and where memory runs out it ends with
// no_memory_code at once, before a library can take that for a fault of what it reads.
void begin_confined(pid_t parent);

}  // namespace sigillum::confine
