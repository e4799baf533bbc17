#include "login_csrf_ledger.hpp"

namespace lesson {

void LoginLedger::started(const std::string& address) {
  const std::scoped_lock lock(mutex_);
  started_.insert(address);
}

void LoginLedger::finished(const std::string& address, const std::string& user) {
  const std::scoped_lock lock(mutex_);
  const auto own = started_.find(address);
  if (own == started_.end())
    planted_.push_back({.address = address, .user = user});
  else
    started_.erase(own);
}

std::vector<LoginLedger::Entry> LoginLedger::planted() const {
  const std::scoped_lock lock(mutex_);
  return planted_;
}

}  // namespace lesson
