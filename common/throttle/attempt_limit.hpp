#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "throttle/attempt_table.hpp"

namespace throttle {

// Lets so many attempts of a name pass in a window of time, and makes further ones wait (R25). In memory that
// never grows: see AttemptTable. Thread-safe.
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
  void take_back(std::string_view name, int most);
  std::optional<std::chrono::seconds> wait_of(const AttemptTable::Entry& entry,
                                              AttemptTable::TimePoint now) const;

  const Options options_;
  const SteadyClock clock_;
  std::mutex mutex_;
  AttemptTable table_;
};

// Returns the name under which AttemptLimit counts a remote address: an IPv4 address itself, or the first
// 64 bits of an IPv6 address, because one customer usually has all addresses of such a network.
std::string network_of(const std::string& remote_address);

}  // namespace throttle
