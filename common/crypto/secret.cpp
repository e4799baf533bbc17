#include "crypto/secret.hpp"

#include <algorithm>
#include <utility>

#include <openssl/crypto.h>

namespace crypto {

Secret::Secret(std::size_t size) : bytes_(size) {}

Secret Secret::copy_of(std::span<const std::byte> bytes) {
  Secret secret(bytes.size());
  std::ranges::copy(bytes, secret.bytes_.begin());
  return secret;
}

Secret Secret::copy_of(std::string_view text) { return copy_of(std::as_bytes(std::span(text))); }

Secret::Secret(Secret&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this == &other) return *this;
  wipe();
  bytes_ = std::exchange(other.bytes_, {});
  return *this;
}

Secret::~Secret() { wipe(); }

Secret Secret::duplicate() const { return copy_of(bytes()); }

std::string_view Secret::text() const {
  return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()};
}

// OPENSSL_cleanse and not memset: the compiler may drop a write that nobody reads.
void Secret::wipe() noexcept { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }

}  // namespace crypto
