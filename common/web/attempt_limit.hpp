#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "crypto/hmac.hpp"
#include "web/reply.hpp"

namespace web {

// Counts attempts by name (an account, an address) in windows of time (R25). Thread-safe.
//
// Memory is fixed, and no name can push another one out: a name is counted in one cell of each of two tables,
// chosen by a keyed hash (a count-min sketch), and the smaller count is taken for it. The price is that two
// names may share both cells, with a probability of 1 in 2^28; then they are counted together.
class AttemptLimit {
 public:
  using SteadyClock = std::function<std::chrono::steady_clock::time_point()>;

  struct Options {
    int attempts = 5;
    std::chrono::seconds window{60};
  };

  explicit AttemptLimit(const Options& options, SteadyClock clock = std::chrono::steady_clock::now);

  // Counts an attempt of `name`; std::nullopt if it may go on. Otherwise returns how long to wait, in whole
  // seconds from 1 to Options::window, and counts nothing: a window ends when it would have, however often
  // somebody tries. Looking up a name that is refused leaves no trace.
  std::optional<std::chrono::seconds> admit(std::string_view name);

  // Takes all attempts of `name` back: it has shown that it may.
  void forgive(std::string_view name) { take_back(name, options_.attempts); }

  // Takes one attempt back: it was none after all.
  void take_back(std::string_view name) { take_back(name, 1); }

 private:
  static constexpr std::size_t cells = 16384;

  struct Cell {
    std::chrono::steady_clock::time_point since{};
    int attempts = 0;
  };
  using Pair = std::array<Cell*, 2>;

  void take_back(std::string_view name, int most);
  Pair cells_of(std::string_view name, std::chrono::steady_clock::time_point now);

  const Options options_;
  const SteadyClock clock_;
  const crypto::HmacKey key_;
  std::mutex mutex_;
  std::array<std::vector<Cell>, 2> tables_;
};

// 429 with Retry-After (RFC 6585 §4). `wait` is at least one second.
HttpError too_many_attempts(std::chrono::seconds wait);

}  // namespace web
