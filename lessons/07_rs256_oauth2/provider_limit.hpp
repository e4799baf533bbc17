#pragma once

#include <atomic>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "web/reply.hpp"

namespace lesson {

// Bounds how many requests wait for one provider at a time: each holds a thread of the server, and the other
// threads are for the users of other providers. Given. Thread-safe.
class ProviderLimit {
 public:
  static constexpr std::size_t most_waiting = 8;

  explicit ProviderLimit(const std::vector<std::string>& issuers);

  // Returns what `ask` returns, which may wait for `issuer`. Throws busy(issuer) if as many as may wait do so
  // already. REQUIRES: an issuer of the constructor.
  template <typename Ask>
  auto wait_for(const std::string& issuer, Ask ask) {
    const Waiting waiting(waiting_.at(issuer), issuer);
    return ask();
  }

  // 503 with Retry-After: too many wait for `issuer`.
  static web::HttpError busy(const std::string& issuer);

 private:
  // One of those who wait.
  class Waiting {
   public:
    Waiting(std::atomic<std::size_t>& count, const std::string& issuer);
    ~Waiting() { --count_; }
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;

   private:
    std::atomic<std::size_t>& count_;
  };

  std::map<std::string, std::atomic<std::size_t>> waiting_;  // By issuer. None is added later.
};

}  // namespace lesson
