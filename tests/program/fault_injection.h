// Runs of the program in which one call that changes a file, or makes it durable, kills the program or fails.
#pragma once

#include <string>
#include <vector>

namespace sigillum::tests {

// The nth call of that name.
struct FaultPoint {
    std::string call;
    int nth = 1;
    std::string words() const { return call + " " + std::to_string(nth); }
};

enum class Fault { kill, no_space, read_only };

// How faults come into a run: by strace at the system call, or by a layer before the C library, for machines
// that permit no tracing.
enum class FaultWay { strace, layer };

bool is_possible(FaultWay way);

// The command line under which the command of a clean run tells its calls to the log.
std::vector<FaultPoint> points_of(FaultWay way, const std::string& command, const std::string& log);

std::string with_fault(FaultWay way, const FaultPoint& point, Fault fault, const std::string& command);

}  // namespace sigillum::tests
