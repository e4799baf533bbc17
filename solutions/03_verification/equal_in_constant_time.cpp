// Solution 3.1 · A comparison that gives nothing away
#include "equal_in_constant_time.hpp"

#include <openssl/crypto.h>

namespace lesson {

bool equal_in_constant_time(std::span<const std::byte> left, std::span<const std::byte> right) {
  return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace lesson
