#include "crypto/constant_time.hpp"

#include <openssl/crypto.h>

namespace crypto {

bool equal_in_constant_time(std::span<const std::byte> left, std::span<const std::byte> right) {
  return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace crypto
