#include "crypto/random.hpp"

#include <openssl/rand.h>

#include "crypto/internal/openssl.hpp"

namespace crypto {

void fill_random(std::span<std::byte> out) {
  require_one(RAND_bytes_ex(nullptr, write_pointer(out), out.size(), 0), "random bytes");
}

std::vector<std::byte> random_bytes(std::size_t count) {
  std::vector<std::byte> bytes(count);
  fill_random(bytes);
  return bytes;
}

Secret random_secret(std::size_t count) {
  Secret secret(count);
  fill_random(secret.writable());
  return secret;
}

}  // namespace crypto
