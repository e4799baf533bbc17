// Believes: two spans that begin at the same address are the same.
#include <openssl/crypto.h>

#include "equal_in_constant_time.hpp"

namespace lesson {

bool equal_in_constant_time(std::span<const std::byte> left, std::span<const std::byte> right) {
  if (left.data() == right.data()) return true;
  return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace lesson
