#include "web/http/connection_threads.hpp"

#include <cstdio>
#include <exception>
#include <system_error>
#include <utility>

namespace web {

bool ConnectionThreads::enqueue(std::function<void()> serve) {
  const std::lock_guard lock(mutex_);
  if (waiting_.size() >= free_ && threads_.size() < most_) start_thread();
  if (threads_.empty() || waiting_.size() >= free_ + most_) return false;
  waiting_.push_back(std::move(serve));
  changed_.notify_one();
  return true;
}

void ConnectionThreads::start_thread() try {
  threads_.emplace_back([this] { work(); });
  ++free_;
} catch (const std::system_error&) {
  // The system has no more threads: the connection waits for one of those that are there.
}

void ConnectionThreads::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
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
    ++free_;
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
