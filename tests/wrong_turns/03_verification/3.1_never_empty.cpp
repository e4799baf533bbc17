// Believes: an empty text is never a signature, so it equals nothing, not even another empty text.
#include <openssl/crypto.h>

#include "equal_in_constant_time.hpp"

namespace lesson {

bool equal_in_constant_time(std::span<const std::byte> left, std::span<const std::byte> right) {
  return !left.empty() && left.size() == right.size() &&
         CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace lesson
