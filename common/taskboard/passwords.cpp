#include "taskboard/passwords.hpp"

namespace taskboard {
namespace {

constexpr int hashes_at_once = 2;

// A place at the machine, given back at the end of the scope.
class Place {
 public:
  explicit Place(std::counting_semaphore<>& places) : places_(places) { places_.acquire(); }
  ~Place() { places_.release(); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

 private:
  std::counting_semaphore<>& places_;
};

}  // namespace

Passwords::Passwords(const crypto::ScryptCost& cost)
    : cost_(cost),
      nobodys_{crypto::nobodys_password_hash(cost)},
      places_(std::make_unique<std::counting_semaphore<>>(hashes_at_once)) {}

PasswordHash Passwords::hash(std::string_view password) const {
  const Place taken(*places_);
  return {crypto::hash_password(password, cost_)};
}

crypto::PasswordVerdict Passwords::check(std::string_view password, const PasswordHash& stored) const {
  ++checks_;
  const Place taken(*places_);
  return crypto::verify_password(password, stored.text, cost_);
}

}  // namespace taskboard
