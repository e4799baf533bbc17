#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <list>
#include <mutex>

namespace store {

// Where the writers of one process stand in line for a file, first come, first served. SQLite lets one
// writer in at a time, and its own way to wait is to sleep and try again: among many threads that passes
// some of them over for seconds. Thread-safe.
class WriteQueue {
 public:
  // Waits for its turn; false when `patience` was over first.
  [[nodiscard]] bool enter(std::chrono::milliseconds patience);

  // Calls the next one. REQUIRES: this thread has entered.
  void leave();

  // How many stand in line at this moment, besides the one whose turn it is.
  std::size_t waiting() const;

 private:
  struct Waiter {
    std::condition_variable called;
    bool has_turn = false;
  };

  mutable std::mutex mutex_;
  std::list<Waiter*> waiting_;
  bool taken_ = false;
};

}  // namespace store
