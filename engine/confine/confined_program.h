// Starts a program over foreign bytes. Unlike confined_work.h it may be called from a program of many
// threads.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "confine/end_bell.h"
#include "confine/limits.h"

namespace sigillum::confine {

// What the program writes to its standard output until it ends with code 0. The first word is its path; the
// input is its standard input, as a file in memory. It has this program's environment and standard error, no
// other open file, and no signal blocked. Fails as output_of does, with cannot_start_process also when there
// is no such program. A bell that rings ends it.
Result<Bytes> run_confined(const std::vector<std::string>& words, ByteView input, const Limits& limits,
                           const EndBell* bell = nullptr);

}  // namespace sigillum::confine
