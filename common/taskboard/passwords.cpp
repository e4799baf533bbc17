#include "taskboard/passwords.hpp"

namespace taskboard {
namespace {

constexpr int hashes_at_once = 2, most_waiting = 8;

}  // namespace

Passwords::Passwords(const crypto::ScryptCost& cost)
    : cost_(cost),
      nobodys_{crypto::nobodys_password_hash(cost)},
      places_(std::make_unique<base::Places>(hashes_at_once, most_waiting)) {}

PasswordHash Passwords::hash(std::string_view password) const {
  const base::Place taken(*places_);
  return {crypto::hash_password(password, cost_)};
}

crypto::PasswordVerdict Passwords::check(std::string_view password, const PasswordHash& stored) const {
  ++checks_;
  const base::Place taken(*places_);
  return crypto::verify_password(password, stored.text, cost_);
}

}  // namespace taskboard
