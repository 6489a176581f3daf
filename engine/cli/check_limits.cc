#include "cli/check_limits.h"

#include <algorithm>
#include <cmath>

#include "confine/confined_work.h"

namespace sigillum::cli {
namespace {

// A machine with much to do gives a process less than a whole processor.
constexpr double part_by_the_clock = 10;
constexpr double whole_by_the_clock = 15;

confine::Limits limits_with(const CheckLimits& limits, double by_the_clock) {
    const std::chrono::duration<double> clock(limits.seconds * by_the_clock);
    return {.processor_seconds = std::max(1, static_cast<int>(std::ceil(limits.seconds))),
            .clock = std::chrono::duration_cast<std::chrono::milliseconds>(clock),
            .memory = static_cast<std::size_t>(limits.memory) << 20U};
}

}  // namespace

void add_check_limits(CLI::App* command, CheckLimits& limits) {
    command
        ->add_option("--check-seconds", limits.seconds,
                     "Processor time for each part of a check; what takes longer is reported as not checked")
        ->check(CLI::Range(0.001, 3600.0))
        ->capture_default_str();
    command->add_option("--check-memory", limits.memory, "Memory for a check, MiB")
        ->check(CLI::Range(256, 65'536))
        ->capture_default_str();
}

confine::Limits limits_of_whole(const CheckLimits& limits) { return limits_with(limits, whole_by_the_clock); }
confine::Limits limits_of_part(const CheckLimits& limits) { return limits_with(limits, part_by_the_clock); }

verify::PartRunner confined_parts(const CheckLimits& limits) {
    return
        [own = limits_of_part(limits)](const verify::Part& part) { return confine::do_confined(part, own); };
}

}  // namespace sigillum::cli
