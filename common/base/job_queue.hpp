#pragma once

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

  explicit JobQueue(std::size_t most_waiting = 1000) : most_waiting_(most_waiting) {}
  ~JobQueue();
  JobQueue(const JobQueue&) = delete;
  JobQueue& operator=(const JobQueue&) = delete;

  // False, and nothing happens, if too many are waiting.
  [[nodiscard]] bool add(Job job);

  // Returns when all jobs are done that were added before.
  void wait_until_idle();

 private:
  void work();

  const std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> waiting_;
  bool working_ = false;
  bool ending_ = false;
  std::thread thread_{[this] { work(); }};  // The last member: all others are there when it starts.
};

}  // namespace base
