#include "ledger.hpp"

namespace lesson {

void Ledger::note(const jwt::UnverifiedToken& token) {
  const std::scoped_lock lock(mutex_);
  accepted_.push_back(token);
}

std::vector<jwt::UnverifiedToken> Ledger::accepted() const {
  const std::scoped_lock lock(mutex_);
  return accepted_;
}

}  // namespace lesson
