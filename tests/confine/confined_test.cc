// Work and programs that behave badly end alone, and it is told how.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "confine/confined_program.h"
#include "confine/confined_work.h"

namespace sigillum::confine {
namespace {

using std::chrono::milliseconds;

constexpr Limits generous{.clock = milliseconds{60'000}};

// Keeps the processor busy in a way that no compiler takes away.
Bytes busy() {
    volatile unsigned turns = 0;
    while (true) turns = turns + 1;
}

Bytes asleep() {
    while (true) ::pause();
}

Error error_of(const std::function<Bytes()>& work, const Limits& limits) {
    const auto result = do_confined(work, limits);
    return result ? Error{ErrorKind{"none"}, {}, *result, {}} : result.error();
}

TEST(ConfinedWork, GivesItsAnswer) {
    EXPECT_EQ(*do_confined([] { return Bytes("an answer"); }, generous), "an answer");
    EXPECT_EQ(*do_confined([] { return Bytes(); }, generous), "");
    const Bytes large(3 << 20, 'x');
    EXPECT_EQ(*do_confined([&] { return large; }, generous), large) << "more than a pipe holds";
}

TEST(ConfinedWork, EndsAtTheLimitOfProcessorTime) {
    const Error error = error_of(busy, {.processor_seconds = 1, .clock = milliseconds{60'000}});
    EXPECT_EQ(error.kind, beyond_limits);
    EXPECT_EQ(error.found, "took longer than 1 s of processor time");
}

TEST(ConfinedWork, EndsAtTheLimitOfTheClock) {
    const Error error = error_of(asleep, {.clock = milliseconds{200}});
    EXPECT_EQ(error.kind, beyond_limits);
    EXPECT_EQ(error.found, "took longer than 0.2 s by the clock");
}

// With its pipe closed it answers nothing more, and may still not stay.
TEST(ConfinedWork, EndsAtTheLimitOfTheClockWhenItHidesToo) {
    const auto hide = [] {
        for (int i = 3; i < 64; ++i) ::close(i);
        return asleep();
    };
    EXPECT_EQ(error_of(hide, {.clock = milliseconds{200}}).kind, beyond_limits);
}

#ifndef __SANITIZE_ADDRESS__
TEST(ConfinedWork, EndsAtTheLimitOfMemory) {
    const auto greedy = [] { return Bytes(std::size_t{400} << 20, 'x').substr(0, 1); };
    const Error error = error_of(greedy, {.clock = milliseconds{60'000}, .memory = std::size_t{300} << 20});
    EXPECT_EQ(error.kind, beyond_limits) << error.found;
    EXPECT_EQ(error.found, "needed more than 300 MiB of memory");
    EXPECT_EQ(error_of(greedy, generous).found, "x");
}
#endif

TEST(ConfinedWork, EndsAtTheLimitOfItsAnswer) {
    const auto talkative = [] { return Bytes(2000, 'x'); };
    EXPECT_EQ(error_of(talkative, {.output = 1999}).kind, beyond_limits);
    EXPECT_EQ(error_of(talkative, {.output = 2000}).found, Bytes(2000, 'x'));
}

TEST(ConfinedWork, MayCrashThrowOrLeave) {
    EXPECT_EQ(error_of([]() -> Bytes { std::abort(); }, generous).found, "was ended by signal 6");
    EXPECT_EQ(error_of(
                  []() -> Bytes {
                      std::raise(SIGSEGV);
                      return {};
                  },
                  generous)
                  .kind,
              ended_abnormally);
    EXPECT_EQ(error_of([]() -> Bytes { throw std::runtime_error("x"); }, generous).kind, ended_abnormally);
    EXPECT_EQ(error_of([]() -> Bytes { ::_exit(7); }, generous).found, "ended with code 7");
}

TEST(ConfinedWork, ChangesNothingHere) {
    int number = 1;
    EXPECT_EQ(*do_confined([&] { return Bytes(std::to_string(++number)); }, generous), "2");
    EXPECT_EQ(number, 1);
    rlimit own{};
    ::getrlimit(RLIMIT_CORE, &own);
    rlim_t core = 1;
    do_confined(
        [&] {
            rlimit there{};
            ::getrlimit(RLIMIT_CORE, &there);
            core = there.rlim_cur;
            return Bytes();
        },
        generous);
    EXPECT_EQ(core, 1U);
    EXPECT_EQ(*do_confined(
                  [] {
                      rlimit there{};
                      ::getrlimit(RLIMIT_CORE, &there);
                      return Bytes(std::to_string(there.rlim_cur));
                  },
                  generous),
              "0")
        << "what was read is not left behind in a core file";
}

TEST(ConfinedWork, WritesNoLargeFile) {
    const std::string file = ::testing::TempDir() + "confined-large";
    const auto write = [&] {
        std::ofstream(file) << Bytes(200'000, 'x');
        return Bytes("gone on");
    };
    EXPECT_EQ(*do_confined(write, {.written_file = 100'000}), "gone on");
    EXPECT_LE(std::filesystem::file_size(file), 100'000U);
    std::filesystem::remove(file);
}

TEST(ConfinedProgram, ReadsItsInputAndAnswers) {
    const Bytes large(3 << 20, 'x');
    EXPECT_EQ(*run_confined({"/bin/cat"}, large, generous), large);
    EXPECT_EQ(*run_confined({"/bin/echo", "a b", "c"}, "", generous), "a b c\n");
}

TEST(ConfinedProgram, HasNoOtherFileAndNoSignalBlocked) {
    sigset_t blocked;
    sigset_t before;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &blocked, &before);
    const int left_open = ::dup2(STDERR_FILENO, 40);
    const auto files = run_confined({"/bin/ls", "/proc/self/fd"}, "", generous);
    const auto signals = run_confined({"/bin/grep", "SigBlk", "/proc/self/status"}, "", generous);
    ::close(left_open);
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    EXPECT_EQ(*files, "0\n1\n2\n3\n") << "the last is the folder that ls reads";
    EXPECT_EQ(*signals, "SigBlk:\t0000000000000000\n");
}

TEST(ConfinedProgram, EndsAtItsLimits) {
    const auto slow = run_confined({"/bin/sleep", "100"}, "", {.clock = milliseconds{200}});
    ASSERT_FALSE(slow);
    EXPECT_EQ(slow.error().kind, beyond_limits);
    const auto hot = run_confined({"/bin/sh", "-c", "while :; do :; done"}, "",
                                  {.processor_seconds = 1, .clock = milliseconds{60'000}});
    ASSERT_FALSE(hot);
    EXPECT_EQ(hot.error().found, "took longer than 1 s of processor time");
    const auto memory = run_confined({"/bin/sh", "-c", "exit 3"}, "", generous);
    ASSERT_FALSE(memory);
    EXPECT_EQ(memory.error().found, "needed more than 1024 MiB of memory");
}

TEST(ConfinedProgram, EndsWhenTheBellRings) {
    const EndBell bell;
    std::thread ringer([&] {
        std::this_thread::sleep_for(milliseconds{200});
        bell.ring();
    });
    const auto begin = std::chrono::steady_clock::now();
    const auto sleeper = run_confined({"/bin/sleep", "100"}, "", generous, &bell);
    ringer.join();
    ASSERT_FALSE(sleeper);
    EXPECT_EQ(sleeper.error().kind, process_called_off);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, milliseconds{5'000});
    const auto late = run_confined({"/bin/echo", "a"}, "", generous, &bell);
    ASSERT_FALSE(late) << "none is started any more";
    EXPECT_EQ(late.error().kind, process_called_off);
    EXPECT_EQ(*run_confined({"/bin/echo", "a"}, "", generous), "a\n") << "another bell has not rung";
}

TEST(ConfinedProgram, MayBeMissingOrCrash) {
    const auto missing = run_confined({"/bin/no-such-program"}, "", generous);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, cannot_start_process);
    const auto crashed = run_confined({"/bin/sh", "-c", "kill -SEGV $$"}, "", generous);
    ASSERT_FALSE(crashed);
    EXPECT_EQ(crashed.error().kind, ended_abnormally);
    EXPECT_EQ(crashed.error().found, "was ended by signal 11");
}

}  // namespace
}  // namespace sigillum::confine
