// How far a run is: one line that is written anew on a terminal, a plain line now and then in a log.
#pragma once

#include <chrono>

namespace sigillum::cli {

// Writes to standard error. Rate and time left come from what was done since the first word.
class Progress {
  public:
    // The first word says that nothing is done yet.
    void show(int done, int total);

  private:
    using Clock = std::chrono::steady_clock;

    Clock::time_point begin_{};
    Clock::time_point last_line_{};
    bool begun_ = false;
};

}  // namespace sigillum::cli
