#include "web/http/connection_threads.hpp"

#include <cstdio>
#include <exception>
#include <system_error>
#include <utility>

namespace web {

bool ConnectionThreads::enqueue(std::function<void()> serve) {
  const std::lock_guard lock(mutex_);
  const bool needs_thread = waiting_.size() >= free_;
  const bool has_thread = !needs_thread || (threads_.size() < most_ && start_thread());
  if (!has_thread && (threads_.empty() || waiting_.size() >= most_)) return false;
  waiting_.push_back(std::move(serve));
  changed_.notify_one();
  return true;
}

bool ConnectionThreads::start_thread() try {
  threads_.emplace_back([this] { work(); });
  return true;
} catch (const std::system_error&) {
  return false;  // The system has no more threads.
}

void ConnectionThreads::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    ++free_;
    changed_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
    --free_;
    if (waiting_.empty()) return;
    const auto serve = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    try {
      serve();
    } catch (const std::exception& error) {
      // Most likely out of memory: this client loses its connection, the others go on.
      std::fprintf(stderr, "A connection was lost: %s\n", error.what());
    }
    lock.lock();
  }
}

void ConnectionThreads::shutdown() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  for (auto& thread : threads_) thread.join();
}

}  // namespace web
