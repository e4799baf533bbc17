#pragma once

#include <mutex>
#include <vector>

#include "jwt/unverified_token.hpp"

namespace lesson {

// The tokens that a flawed server has accepted. For the judge: no client can see them. Thread-safe.
class Ledger {
 public:
  void note(const jwt::UnverifiedToken& token);
  std::vector<jwt::UnverifiedToken> accepted() const;  // In order.

 private:
  mutable std::mutex mutex_;
  std::vector<jwt::UnverifiedToken> accepted_;
};

}  // namespace lesson
