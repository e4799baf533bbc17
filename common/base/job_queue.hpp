#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace base {

// Jobs that one thread does one after another, apart from whoever adds them. Thread-safe. The destructor does
// the jobs that are waiting, and returns when the last is done.
class JobQueue {
 public:
  using Job = std::function<void()>;  // Throws nothing.

  // A job starts no sooner than `delay` after it was added. By then the request that added it has been
  // answered, so the time of the answer does not tell what the job had to do.
  explicit JobQueue(std::size_t most_waiting = 1000, std::chrono::milliseconds delay = {})
      : most_waiting_(most_waiting), delay_(delay) {}
  ~JobQueue();
  JobQueue(const JobQueue&) = delete;
  JobQueue& operator=(const JobQueue&) = delete;

  // False, and nothing happens, if too many are waiting.
  [[nodiscard]] bool add(Job job);

  // Returns when all jobs are done that were added before; none of them is delayed any longer.
  void wait_until_idle();

 private:
  void work();

  using Clock = std::chrono::steady_clock;
  struct Waiting {
    Clock::time_point start;
    Job job;
  };

  const std::size_t most_waiting_;
  const std::chrono::milliseconds delay_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Waiting> waiting_;
  bool working_ = false;
  int hurried_ = 0;  // How many threads wait until the queue is idle.
  bool ending_ = false;
  std::thread thread_{[this] { work(); }};  // The last member: all others are there when it starts.
};

}  // namespace base
