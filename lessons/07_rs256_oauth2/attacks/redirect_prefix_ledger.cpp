#include "redirect_prefix_ledger.hpp"

namespace lesson {

void RedirectLedger::redeemed(const std::string& user, const std::string& redirect_uri) {
  const std::scoped_lock lock(mutex_);
  entries_.push_back({.user = user, .redirect_uri = redirect_uri});
}

std::vector<RedirectLedger::Entry> RedirectLedger::entries() const {
  const std::scoped_lock lock(mutex_);
  return entries_;
}

}  // namespace lesson
