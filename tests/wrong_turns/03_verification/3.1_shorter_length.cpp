// Believes: only the bytes that are there must be right.
#include <algorithm>

#include <openssl/crypto.h>

#include "equal_in_constant_time.hpp"

namespace lesson {

bool equal_in_constant_time(std::span<const std::byte> left, std::span<const std::byte> right) {
  const auto size = std::min(left.size(), right.size());
  return CRYPTO_memcmp(left.data(), right.data(), size) == 0;
}

}  // namespace lesson
