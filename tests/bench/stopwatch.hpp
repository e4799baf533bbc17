#pragma once

#include <algorithm>
#include <chrono>

// The least time that one call of `operation` takes, in nanoseconds: the best of many short rounds, because
// everything else that runs on the machine can only make a round slower.
struct Stopwatch {
  int rounds = 300;
  std::chrono::microseconds round{1000};

  double nanoseconds(auto&& operation) const {
    using Clock = std::chrono::steady_clock;
    int count = 1;
    double best = 0;
    for (int i = 0; i < rounds;) {
      const auto start = Clock::now();
      for (int n = 0; n < count; ++n) operation();
      const std::chrono::duration<double, std::nano> taken = Clock::now() - start;
      if (taken < round / 2) {
        count *= 2;  // Too short to be measured: not a round yet.
        continue;
      }
      best = i++ == 0 ? taken.count() / count : std::min(best, taken.count() / count);
    }
    return best;
  }
};
