// Believes: nobody moves an object to itself.
#include <span>
#include <utility>

#include <openssl/crypto.h>

#include "crypto/constant_time.hpp"
#include "secret.hpp"

namespace lesson {
namespace {

std::span<const std::byte> bytes_of(std::string_view text) { return std::as_bytes(std::span(text)); }

}  // namespace

Secret::Secret(std::string_view text) : bytes_(bytes_of(text).begin(), bytes_of(text).end()) {}

Secret::Secret(Secret&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

Secret& Secret::operator=(Secret&& other) noexcept {
  OPENSSL_cleanse(bytes_.data(), bytes_.size());
  bytes_ = std::exchange(other.bytes_, {});
  return *this;
}

Secret::~Secret() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }

bool Secret::is(std::string_view guess) const {
  return crypto::equal_in_constant_time(bytes_, bytes_of(guess));
}

std::ostream& operator<<(std::ostream& out, const Secret&) { return out << "[secret]"; }

}  // namespace lesson
