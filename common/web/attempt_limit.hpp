#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "crypto/hmac.hpp"
#include "web/reply.hpp"

namespace web {

// Counts attempts by name (an account, an address) in windows of time (R25). Thread-safe.
//
// Memory is fixed: 3 MiB, room for a hundred thousand names at a time. Each of them has an entry of its own,
// in one of two buckets that a keyed hash chooses, and keeps it until its window ends: no flood of other
// names takes it away. A name that finds both buckets full shares an entry. So a flood of still more names
// can make somebody wait who has not tried; nobody who has an entry gets in before its end.
class AttemptLimit {
 public:
  using SteadyClock = std::function<std::chrono::steady_clock::time_point()>;

  struct Options {
    int attempts = 5;
    std::chrono::seconds window{60};
  };

  explicit AttemptLimit(const Options& options, SteadyClock clock = std::chrono::steady_clock::now);

  // Counts an attempt of `name`; std::nullopt if it may go on. Otherwise returns how long to wait, in whole
  // seconds from 1 to Options::window, and counts nothing: a window ends Options::window after its first
  // attempt, however often somebody tries.
  std::optional<std::chrono::seconds> admit(std::string_view name);

  // Returns what admit() would, and counts nothing.
  std::optional<std::chrono::seconds> wait(std::string_view name);

  // Takes all attempts of `name` back: it has shown that it may.
  void forgive(std::string_view name) { take_back(name, options_.attempts); }

  // Takes one attempt back: it was none after all.
  void take_back(std::string_view name) { take_back(name, 1); }

 private:
  static constexpr std::size_t buckets = 8192, bucket_size = 16;
  using TimePoint = std::chrono::steady_clock::time_point;

  struct Entry {
    std::uint64_t name = 0;  // Its keyed hash.
    TimePoint since{};       // When its window began.
    int attempts = 0;        // 0: the entry is free.
    bool shared = false;     // Counts for several names: nothing is taken back.
  };

  // Where a name may be.
  struct Place {
    std::uint64_t name;
    std::array<std::span<Entry>, 2> buckets;
  };

  void take_back(std::string_view name, int most);
  Place place_of(std::string_view name);
  Entry* find(const Place& place, TimePoint now);
  Entry& find_or_add(const Place& place, TimePoint now);
  std::optional<std::chrono::seconds> wait_of(const Entry& entry, TimePoint now) const;

  const Options options_;
  const SteadyClock clock_;
  const crypto::HmacKey key_;
  std::mutex mutex_;
  std::vector<Entry> entries_;
};

// 429 with Retry-After (RFC 6585 §4). `wait` is at least one second.
HttpError too_many_attempts(std::chrono::seconds wait);

}  // namespace web
