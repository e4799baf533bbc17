#include "base/job_queue.hpp"

#include <utility>

namespace base {

JobQueue::~JobQueue() {
  {
    const std::scoped_lock lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

bool JobQueue::add(Job job) {
  const std::scoped_lock lock(mutex_);
  if (waiting_.size() >= most_waiting_) return false;
  waiting_.push_back({Clock::now() + delay_, std::move(job)});
  changed_.notify_all();
  return true;
}

void JobQueue::wait_until_idle() {
  std::unique_lock lock(mutex_);
  ++hurried_;
  changed_.notify_all();
  changed_.wait(lock, [this] { return waiting_.empty() && !working_; });
  --hurried_;
}

void JobQueue::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    changed_.wait_until(lock, waiting_.front().start, [this] { return ending_ || hurried_ > 0; });
    working_ = true;
    {
      const Job job = std::exchange(waiting_.front().job, nullptr);
      waiting_.pop_front();
      lock.unlock();
      job();
    }
    lock.lock();
    working_ = false;
    changed_.notify_all();
  }
}

}  // namespace base
