#include "cli/progress.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

namespace sigillum::cli {
namespace {

constexpr std::chrono::seconds between_lines{10};  // in a log

// That nobody reads it any more, behind a pipe, is no reason to stop the work.
void say(const std::string& text) {
    std::fputs(text.c_str(), stderr);
    std::fflush(stderr);
}

std::string time_left(double seconds) {
    if (seconds < 1) return "a moment left";
    if (seconds < 100) return fmt::format("about {:.0f} s left", seconds);
    if (seconds < 6000) return fmt::format("about {:.0f} min left", seconds / 60);
    return fmt::format("about {:.1f} h left", seconds / 3600);
}

std::string words(int done, int total, double seconds) {
    std::string text = fmt::format("{} of {} documents", done, total);
    if (done == 0 || done == total || seconds <= 0) return text;
    const double rate = done / seconds;
    return text +
           fmt::format(", {:.{}f} a second, {}", rate, rate < 10 ? 1 : 0, time_left((total - done) / rate));
}

std::size_t columns() {
    constexpr std::size_t usual = 80;
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col : usual;
}

// One column stays free: where a terminal would go to the next line by itself.
void rewrite_line(std::string text, bool last) {
    const std::size_t room = columns() - 1;
    text.resize(std::min(text.size(), room));
    say("\r" + text + "\x1b[K" + (last ? "\n" : ""));
}

}  // namespace

void Progress::show(int done, int total) {
    const Clock::time_point now = Clock::now();
    if (!begun_) begin_ = last_line_ = now;
    begun_ = true;
    const std::string text = words(done, total, std::chrono::duration<double>(now - begin_).count());
    if (isatty(STDERR_FILENO) != 0) return rewrite_line(text, done == total);
    if (now - last_line_ < between_lines) return;
    last_line_ = now;
    say(text + "\n");
}

}  // namespace sigillum::cli
