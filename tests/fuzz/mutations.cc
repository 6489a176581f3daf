// Mutates genuine codes or documents and counts what becomes of them:
//   mutations tokens|pdfs COUNT [SEED] [PROCESSES]     all of them; exit code 1 when one deceives, crashes or
//   hangs mutations tokens|pdfs only INDEX SEED FILE         writes one of them, to be looked at
// The same seed gives the same mutations, whatever the number of processes.
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "base/file.h"
#include "tests/fuzz/target.h"
#include "tests/fuzz/trial.h"

namespace {

using namespace sigillum::fuzz;
using sigillum::Bytes;

constexpr double too_long = 2;         // seconds of processor time for one mutation
constexpr time_t given_up_after = 10;  // seconds of processor time
constexpr std::size_t most_processes = 64;
constexpr std::uint64_t usual_seed = 2026;

// What one process has counted. Lives in memory shared with the parent, so that it outlives a crash.
struct Tally {
    std::size_t next = 0;  // the mutation in work
    std::array<std::size_t, fates> of_fate{};
    std::size_t first_deceiving = 0;
    double slowest = 0;
    std::size_t slowest_index = 0;
    std::size_t longer = 0;  // than too_long
    std::size_t crashes = 0;
    std::size_t hangs = 0;
};

struct Plan {
    const Trial& trial;
    std::size_t count = 0;
    std::uint64_t seed = usual_seed;
    std::size_t processes = 1;
};

double processor_seconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

Bytes mutation(const Plan& plan, std::size_t index) {
    Dice of_index(plan.seed * 1'000'003 + index);
    Dice dice(of_index.next());
    return plan.trial.mutation(dice);
}

void grant(time_t seconds) {
    const itimerval timer{.it_interval = {}, .it_value = {.tv_sec = seconds, .tv_usec = 0}};
    setitimer(ITIMER_PROF, &timer, nullptr);
}

void judge(const Plan& plan, Tally& tally) {
    const Bytes bytes = mutation(plan, tally.next);
    grant(given_up_after);
    const double begin = processor_seconds();
    const Fate fate = plan.trial.fate_of(bytes);
    const double seconds = processor_seconds() - begin;
    grant(0);
    std::size_t& count = tally.of_fate.at(static_cast<std::size_t>(fate));
    if (fate == Fate::deceived && count == 0) tally.first_deceiving = tally.next;
    ++count;
    if (seconds > too_long) ++tally.longer;
    if (seconds > tally.slowest) {
        tally.slowest = seconds;
        tally.slowest_index = tally.next;
    }
}

pid_t start(const Plan& plan, Tally& tally) {
    const pid_t child = fork();
    if (child != 0) return child;
    for (; tally.next < plan.count; tally.next += plan.processes) judge(plan, tally);
    _exit(0);
}

// Starts a process again behind the mutation that ended it.
void run_all(const Plan& plan, Tally* tallies) {
    std::vector<pid_t> running(plan.processes);
    for (std::size_t i = 0; i < plan.processes; ++i) {
        tallies[i].next = i;
        running[i] = start(plan, tallies[i]);
    }
    for (std::size_t left = plan.processes; left > 0;) {
        int status = 0;
        const pid_t ended = wait(&status);
        if (ended < 0) return;
        for (std::size_t i = 0; i < plan.processes; ++i) {
            if (running[i] != ended) continue;
            if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
                --left;
                continue;
            }
            Tally& tally = tallies[i];
            const bool hung = WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF;
            ++(hung ? tally.hangs : tally.crashes);
            std::printf("mutation %zu: %s\n", tally.next, hung ? "hangs" : "crashes");
            std::fflush(stdout);
            tally.next += plan.processes;
            running[i] = start(plan, tally);
        }
    }
}

Tally sum(const Tally* tallies, std::size_t processes) {
    Tally all;
    for (std::size_t i = 0; i < processes; ++i) {
        const Tally& one = tallies[i];
        const std::size_t deceiving = static_cast<std::size_t>(Fate::deceived);
        if (all.of_fate[deceiving] == 0) all.first_deceiving = one.first_deceiving;
        for (std::size_t fate = 0; fate < fates; ++fate) all.of_fate[fate] += one.of_fate[fate];
        if (one.slowest > all.slowest) {
            all.slowest = one.slowest;
            all.slowest_index = one.slowest_index;
        }
        all.longer += one.longer;
        all.crashes += one.crashes;
        all.hangs += one.hangs;
    }
    return all;
}

bool report(const Plan& plan, const Tally& all, double seconds) {
    std::printf("%zu mutations, seed %llu, %zu processes, %.0f s\n", plan.count,
                static_cast<unsigned long long>(plan.seed), plan.processes, seconds);
    std::size_t judged = all.crashes + all.hangs;
    for (std::size_t fate = 0; fate < fates; ++fate) {
        const std::string_view name = name_of(static_cast<Fate>(fate));
        std::printf("  %9zu %.*s\n", all.of_fate[fate], static_cast<int>(name.size()), name.data());
        judged += all.of_fate[fate];
    }
    std::printf("  %9zu crashes, %zu hangs, %zu longer than %.0f s; slowest %.0f ms (mutation %zu)\n",
                all.crashes, all.hangs, all.longer, too_long, all.slowest * 1000, all.slowest_index);
    const std::size_t deceived = all.of_fate[static_cast<std::size_t>(Fate::deceived)];
    if (deceived > 0) std::printf("mutation %zu deceives\n", all.first_deceiving);
    return judged == plan.count && deceived + all.crashes + all.hangs + all.longer == 0;
}

bool run(const Plan& plan) {
    void* shared = mmap(nullptr, most_processes * sizeof(Tally), PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) return false;
    auto* tallies = new (shared) Tally[most_processes];
    const auto begin = std::chrono::steady_clock::now();
    run_all(plan, tallies);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    return report(plan, sum(tallies, plan.processes), took.count());
}

int usage() {
    std::fputs("mutations tokens|pdfs COUNT [SEED] [PROCESSES]\nmutations tokens|pdfs only INDEX SEED FILE\n",
               stderr);
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.size() < 2 || (words[0] != "tokens" && words[0] != "pdfs")) return usage();
    const auto trial = words[0] == "tokens" ? token_trial() : pdf_trial();
    if (words[1] == "only") {
        if (words.size() != 5) return usage();
        const Plan plan{.trial = *trial, .seed = std::stoull(words[3])};
        return sigillum::write_file(words[4], mutation(plan, std::stoull(words[2]))) ? 0 : 1;
    }
    const Plan plan{.trial = *trial,
                    .count = std::stoull(words[1]),
                    .seed = words.size() > 2 ? std::stoull(words[2]) : usual_seed,
                    .processes = words.size() > 3 ? std::stoull(words[3]) : 1};
    if (plan.processes == 0 || plan.processes > most_processes) return usage();
    return run(plan) ? 0 : 1;
}
