// The limits of one check, as options and for the processes that it runs in.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/options.h"
#include "confine/limits.h"
#include "verify/part.h"

namespace sigillum::cli {

// Adds --check-seconds and --check-memory.
void add_check_limits(CLI::App* command, CheckLimits& limits);

// Of the whole check of one document, and of the part of it that looks at pages or at a picture. By the clock
// the whole has time to say what the part did not come to.
confine::Limits limits_of_whole(const CheckLimits& limits);
confine::Limits limits_of_part(const CheckLimits& limits);

// Does each such part in a process of its own.
verify::PartRunner confined_parts(const CheckLimits& limits);

}  // namespace sigillum::cli
