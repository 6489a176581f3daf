#include "tests/program/fault_injection.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "tests/program/shell.h"

namespace sigillum::tests {
namespace {

// What changes a file or makes it durable. Each thread of a run is traced.
constexpr const char* faulty_calls = "write,pwrite64,rename,fsync,fdatasync,syncfs,ftruncate,unlink";

std::string preloaded(const std::string& setting, const std::string& command) {
    return "env LD_PRELOAD=" + quoted(FAULT_LAYER) + " " + setting + " " + command;
}

}  // namespace

bool is_possible(FaultWay way) {
    return way == FaultWay::layer || run("strace -f -e trace=none true").exit_code == 0;
}

std::vector<FaultPoint> points_of(FaultWay way, const std::string& command, const std::string& log) {
    const Ran ran = way == FaultWay::strace ? run("strace -f -c -U name,calls -o " + quoted(log) +
                                                  " -e trace=" + faulty_calls + " " + command)
                                            : run(preloaded("SIGILLUM_CALLS=" + quoted(log), command));
    EXPECT_EQ(ran.exit_code, 0) << ran.output;
    // Each line a call and how often it was made; other lines are headings. Of several processes, the
    // busiest.
    std::map<std::string, int> counted;
    std::istringstream lines(content(log));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream cells(line);
        std::string call;
        int count = 0;
        if (cells >> call >> count && call != "total") counted[call] = std::max(counted[call], count);
    }
    std::vector<FaultPoint> points;
    for (const auto& [call, count] : counted)
        for (int n = 1; n <= count; ++n) points.push_back({call, n});
    return points;
}

std::string with_fault(FaultWay way, const FaultPoint& point, Fault fault, const std::string& command) {
    const char* error = fault == Fault::read_only ? "EROFS" : "ENOSPC";
    const std::string nth = std::to_string(point.nth);
    if (way == FaultWay::strace) {
        const std::string what = fault == Fault::kill ? "signal=KILL" : std::string("error=") + error;
        return "strace -f -o /dev/null -e trace=" + point.call + " -e inject=" + point.call + ":" + what +
               ":when=" + nth + " " + command;
    }
    return preloaded(
        "SIGILLUM_FAULT=" + point.call + ":" + nth + ":" + (fault == Fault::kill ? "kill" : error), command);
}

}  // namespace sigillum::tests
