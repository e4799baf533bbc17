#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/hmac.hpp"
#include "web/reply.hpp"

namespace web {

// Counts attempts by name (an account, an address) in windows of time (R25). Thread-safe.
//
// Memory is fixed: 3 MiB, enough for a hundred thousand names at a time. Each name has an entry of its own,
// in one of two buckets that a keyed hash chooses, and keeps it until its window ends, however many other
// names come. A name that finds both buckets full shares an entry. A flood of even more names can therefore
// make a new name wait, but it never shortens the wait of a name that has an entry.
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
  // attempt, however many attempts follow.
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
    std::uint64_t name = 0;  // The keyed hash of the name.
    TimePoint since{};       // When its window began.
    int attempts = 0;        // 0: the entry is free.
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

// Returns the name under which AttemptLimit counts a remote address: an IPv4 address itself, or the first
// 64 bits of an IPv6 address, because one customer usually has all addresses of such a network.
std::string network_of(const std::string& remote_address);

// 429 with Retry-After (RFC 6585 §4). `wait` is at least one second.
HttpError too_many_attempts(std::chrono::seconds wait);

}  // namespace web
