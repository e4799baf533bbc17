#include "store/write_queue.hpp"

namespace store {

bool WriteQueue::enter(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  if (!taken_) return taken_ = true;
  Waiter me;
  const auto place = waiting_.insert(waiting_.end(), &me);
  if (me.called.wait_for(lock, patience, [&me] { return me.has_turn; })) return true;
  waiting_.erase(place);
  return false;
}

void WriteQueue::leave() {
  const std::lock_guard lock(mutex_);
  taken_ = !waiting_.empty();  // From hand to hand: nobody who comes now gets in between.
  if (!taken_) return;
  Waiter& next = *waiting_.front();
  waiting_.pop_front();
  next.has_turn = true;
  next.called.notify_one();
}

std::size_t WriteQueue::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

}  // namespace store
