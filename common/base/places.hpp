#pragma once

#include <cstddef>
#include <semaphore>

namespace base {

// So many at once, and no more. Thread-safe.
//
//   const base::Place taken(places);   // waits for a free one; it is free again at the end of the scope
class Places {
 public:
  explicit Places(std::ptrdiff_t count) : free_(count) {}

 private:
  friend class Place;
  std::counting_semaphore<> free_;
};

class Place {
 public:
  explicit Place(Places& places) : places_(places) { places_.free_.acquire(); }
  ~Place() { places_.free_.release(); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

 private:
  Places& places_;
};

}  // namespace base
