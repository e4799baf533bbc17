#include "password_check.hpp"

#include <memory>

#include "base/places.hpp"

namespace lesson {
namespace {

constexpr int hashes_at_once = 2, most_waiting = 8;

}  // namespace

PasswordCheck scrypt_check(const crypto::ScryptCost& cost) {
  const auto places = std::make_shared<base::Places>(hashes_at_once, most_waiting);
  return [places, cost](std::string_view password, const PasswordHash& stored) {
    const base::Place taken(*places);
    return crypto::verify_password(password, stored.text, cost) != crypto::PasswordVerdict::wrong;
  };
}

}  // namespace lesson
