// Feeds a fuzz target with every file of the folders given:  replay_<target> FOLDER [FOLDER ...]
// Each input has 2 seconds of processor time; the one that takes longer, or crashes, is the last one named.
#include <sys/time.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <vector>

#include "base/file.h"
#include "tests/fuzz/target.h"

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_input = std::size_t{16} << 20;
constexpr time_t seconds_for_one = 2;

// SIGPROF ends the program when the time is over.
void grant(time_t seconds) {
    const itimerval timer{.it_interval = {}, .it_value = {.tv_sec = seconds, .tv_usec = 0}};
    setitimer(ITIMER_PROF, &timer, nullptr);
}

bool replayed(const fs::path& file) {
    const auto bytes = sigillum::read_file(file, largest_input);
    if (!bytes) return false;
    std::printf("%s\n", file.filename().c_str());
    std::fflush(stdout);
    grant(seconds_for_one);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes->data()), bytes->size());
    grant(0);
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<fs::path> files;
    for (int i = 1; i < argc; ++i) {
        if (!fs::is_directory(argv[i])) continue;  // most targets have no regressions
        for (const auto& entry : fs::directory_iterator(argv[i])) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    const bool all = std::all_of(files.begin(), files.end(), replayed);
    std::printf("%zu inputs\n", files.size());
    return all && !files.empty() ? 0 : 1;
}
