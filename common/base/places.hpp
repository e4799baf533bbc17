#pragma once

#include <atomic>
#include <cstddef>
#include <semaphore>
#include <stdexcept>

namespace base {

// So many wait already that nobody else may.
struct NoPlace : std::runtime_error {
  NoPlace() : std::runtime_error("too many are waiting for a place") {}
};

// So many at once, and a few who wait. Thread-safe.
//
//   const base::Place taken(places);   // waits for a free one; it is free again at the end of the scope
class Places {
 public:
  Places(std::ptrdiff_t count, std::ptrdiff_t most_waiting) : free_(count), most_waiting_(most_waiting) {}

 private:
  friend class Place;
  std::counting_semaphore<> free_;
  std::atomic<std::ptrdiff_t> waiting_ = 0;
  const std::ptrdiff_t most_waiting_;
};

class Place {
 public:
  // Throws NoPlace at once if as many as may wait do so already.
  explicit Place(Places& places) : places_(places) {
    if (places_.free_.try_acquire()) return;
    const bool may_wait = places_.waiting_++ < places_.most_waiting_;
    if (may_wait) places_.free_.acquire();
    --places_.waiting_;
    if (!may_wait) throw NoPlace();
  }
  ~Place() { places_.free_.release(); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

 private:
  Places& places_;
};

}  // namespace base
