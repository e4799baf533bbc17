#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "crypto/hmac.hpp"

namespace throttle {

// Attempts by name (an account, an address) in windows of time. Not thread-safe.
//
// Memory is fixed: 3 MiB, enough for a hundred thousand names at a time. Each name has an entry of its own,
// in one of two buckets that a keyed hash chooses, and keeps it until its window ends, however many other
// names come. A name that finds both buckets full shares an entry. A flood of even more names can therefore
// make a new name wait, but it never shortens the wait of a name that has an entry.
class AttemptTable {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  // The window of a name. It begins with the first attempt in it: a look makes none, and takes no room.
  struct Entry {
    int attempts = 0;        // 0: the entry is free.
    TimePoint since{};       // When the window began.
    std::uint64_t name = 0;  // The keyed hash of the name.
  };

  // REQUIRES: `window` is positive.
  explicit AttemptTable(std::chrono::seconds window);

  // Returns the entry of `name`; one without attempts if there is none, or its window is over. The reference
  // is good until the next call.
  Entry& of(std::string_view name, TimePoint now);

  // Returns the entry that `name` has to itself; nullptr if there is none, or its window is over. To take
  // attempts back: in an entry that is shared, they may be somebody else's. Good until the next call.
  Entry* find(std::string_view name, TimePoint now) { return find(place_of(name), now); }

 private:
  static constexpr std::size_t buckets = 8192, bucket_size = 16;

  // Where a name may be.
  struct Place {
    std::uint64_t name;
    std::array<std::span<Entry>, 2> buckets;
  };

  Place place_of(std::string_view name);
  Entry* find(const Place& place, TimePoint now);

  const std::chrono::seconds window_;
  const crypto::HmacKey key_;
  std::vector<Entry> entries_;
};

}  // namespace throttle
