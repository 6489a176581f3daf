// A few threads for long work, with a short queue before them.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace sigillum::web {

class WorkBench {
  public:
    // At most `waiting` jobs wait while all threads are busy.
    WorkBench(std::size_t threads, std::size_t waiting);
    // Waits for what was taken on.
    ~WorkBench();
    WorkBench(const WorkBench&) = delete;
    WorkBench& operator=(const WorkBench&) = delete;

    // Takes the job on, or not when too many wait. May be called from any thread. Jobs do not throw.
    bool take(std::function<void()> job);

  private:
    void work();

    std::size_t most_waiting_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> waiting_;
    std::size_t idle_ = 0;
    bool closed_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace sigillum::web
