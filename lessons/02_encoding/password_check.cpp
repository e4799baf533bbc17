#include "password_check.hpp"

#include <memory>
#include <semaphore>

namespace lesson {
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

PasswordCheck scrypt_check(const crypto::ScryptCost& cost) {
  const auto places = std::make_shared<std::counting_semaphore<>>(hashes_at_once);
  return [places, cost](std::string_view password, const PasswordHash& stored) {
    const Place taken(*places);
    return crypto::verify_password(password, stored.text, cost) != crypto::PasswordVerdict::wrong;
  };
}

}  // namespace lesson
