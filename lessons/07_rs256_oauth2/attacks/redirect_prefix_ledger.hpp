#pragma once

#include <mutex>
#include <string>
#include <vector>

namespace lesson {

// The codes that a flawed server has redeemed: whose they were, and where it had sent them. For the judge: no
// client can see them. Thread-safe.
class RedirectLedger {
 public:
  struct Entry {
    std::string user, redirect_uri;
  };

  void redeemed(const std::string& user, const std::string& redirect_uri);
  std::vector<Entry> entries() const;  // In order.

 private:
  mutable std::mutex mutex_;
  std::vector<Entry> entries_;
};

}  // namespace lesson
