// Does a piece of work in a process of its own: what goes wrong in it ends that process alone.
#pragma once

#include <functional>

#include "base/bytes.h"
#include "base/result.h"
#include "confine/limits.h"

namespace sigillum::confine {

// What the work gives. The process is a copy of this one (fork), so this one must have a single thread; the
// work sees all that stands in memory, changes nothing of it, and has no standard input and output. Fails as
// output_of does.
Result<Bytes> do_confined(const std::function<Bytes()>& work, const Limits& limits);

}  // namespace sigillum::confine
