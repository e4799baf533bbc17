#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "web/httplib.hpp"

namespace web {

// The threads that serve connections: one for each that is open, made when they are needed. The library's own
// pool starts no thread while it counts one as free, so of two connections that arrive together, one may wait
// until the other ends.
class ConnectionThreads final : public httplib::TaskQueue {
 public:
  // At most `most` connections are served at a time, and as many wait.
  explicit ConnectionThreads(std::size_t most) : most_(most) {}

  // False if no more can wait; the library then closes the connection.
  bool enqueue(std::function<void()> serve) override;

  // Returns when every connection has ended.
  void shutdown() override;

 private:
  void work();
  void start_thread();

  const std::size_t most_;
  std::mutex mutex_;  // Guards what follows.
  std::condition_variable changed_;
  std::deque<std::function<void()>> waiting_;
  std::vector<std::thread> threads_;
  std::size_t free_ = 0;  // Threads that serve none.
  bool ending_ = false;
};

}  // namespace web
