#pragma once

// The numbers in and out of OpenSSL's keys.
#include <cstddef>
#include <span>
#include <vector>

#include "crypto/internal/openssl.hpp"
#include "crypto/secret.hpp"

namespace crypto {

// Collects the parts of a key and makes the key from them. The parts must outlive it.
class KeyParts {
 public:
  KeyParts();

  void add_number(const char* name, std::span<const std::byte> big_endian);
  void add_secret_number(const char* name, std::span<const std::byte> big_endian);
  void add_bytes(const char* name, std::span<const std::byte> bytes);
  void add_text(const char* name, const char* text);

  // The key, or nullptr when OpenSSL finds that the parts are none. `kind` is OpenSSL's name for it.
  EVP_PKEY* build(const char* kind, int selection);

 private:
  ParameterBuilder builder_;
  std::vector<BigNumber> numbers_;  // OpenSSL's builder keeps pointers to them.
};

// A number of the key, big-endian; without leading zero bytes, or padded to `size` bytes when that is given.
// Throws std::runtime_error when the key has no such number.
std::vector<std::byte> public_number(const EVP_PKEY* key, const char* name, std::size_t size = 0);
Secret secret_number(const EVP_PKEY* key, const char* name, std::size_t size = 0);

// As many bytes as the key's own form has.
std::vector<std::byte> public_bytes(const EVP_PKEY* key);
Secret secret_bytes(const EVP_PKEY* key);

}  // namespace crypto
