// Believes: a comparison answers yes or no, and yes is not zero.
#include <openssl/crypto.h>

#include "equal_in_constant_time.hpp"

namespace lesson {

bool equal_in_constant_time(std::span<const std::byte> left, std::span<const std::byte> right) {
  return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size());
}

}  // namespace lesson
