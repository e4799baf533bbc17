#include "crypto/internal/parameters.hpp"

#include <algorithm>

namespace crypto {
namespace {

BigNumber number_of(const EVP_PKEY* key, const char* name) {
  BIGNUM* number = nullptr;
  require_one(EVP_PKEY_get_bn_param(key, name, &number), "reading a number of a key");
  return BigNumber(number);
}

int padded_size(const BIGNUM* number, std::size_t size) {
  return std::max(BN_num_bytes(number), static_cast<int>(size));
}

}  // namespace

KeyParts::KeyParts() : builder_(require_handle(OSSL_PARAM_BLD_new(), "a parameter builder")) {}

void KeyParts::add_number(const char* name, std::span<const std::byte> big_endian) {
  const auto size = static_cast<int>(big_endian.size());
  numbers_.emplace_back(require_handle(BN_bin2bn(read_pointer(big_endian), size, nullptr), "a number"));
  require_one(OSSL_PARAM_BLD_push_BN(builder_.get(), name, numbers_.back().get()), "a number");
}

// Memory of OpenSSL's secure kind, which the builder wipes in turn.
void KeyParts::add_secret_number(const char* name, std::span<const std::byte> big_endian) {
  BIGNUM* const number = require_handle(BN_secure_new(), "a number");
  numbers_.emplace_back(number);
  require_handle(BN_bin2bn(read_pointer(big_endian), static_cast<int>(big_endian.size()), number),
                 "a number");
  require_one(OSSL_PARAM_BLD_push_BN(builder_.get(), name, number), "a number");
}

void KeyParts::add_bytes(const char* name, std::span<const std::byte> bytes) {
  require_one(OSSL_PARAM_BLD_push_octet_string(builder_.get(), name, bytes.data(), bytes.size()),
              "key bytes");
}

void KeyParts::add_text(const char* name, const char* text) {
  require_one(OSSL_PARAM_BLD_push_utf8_string(builder_.get(), name, text, 0), "a key's text");
}

EVP_PKEY* KeyParts::build(const char* kind, int selection) {
  const Parameters parameters(require_handle(OSSL_PARAM_BLD_to_param(builder_.get()), "key parameters"));
  const KeyContext context(
      require_handle(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr), "a key context"));
  require_one(EVP_PKEY_fromdata_init(context.get()), "making a key");
  EVP_PKEY* key = nullptr;
  const int made = EVP_PKEY_fromdata(context.get(), &key, selection, parameters.get());
  forget_openssl_errors();
  if (made == 1) return key;
  EVP_PKEY_free(key);
  return nullptr;
}

std::vector<std::byte> public_number(const EVP_PKEY* key, const char* name, std::size_t size) {
  const BigNumber number = number_of(key, name);
  const int padded = padded_size(number.get(), size);
  std::vector<std::byte> bytes(static_cast<std::size_t>(padded));
  BN_bn2binpad(number.get(), write_pointer(bytes), padded);
  return bytes;
}

Secret secret_number(const EVP_PKEY* key, const char* name, std::size_t size) {
  const BigNumber number = number_of(key, name);
  const int padded = padded_size(number.get(), size);
  Secret bytes(static_cast<std::size_t>(padded));
  BN_bn2binpad(number.get(), write_pointer(bytes.writable()), padded);
  return bytes;
}

std::vector<std::byte> public_bytes(const EVP_PKEY* key) {
  std::size_t size = 0;
  require_one(EVP_PKEY_get_raw_public_key(key, nullptr, &size), "reading a public key");
  std::vector<std::byte> bytes(size);
  require_one(EVP_PKEY_get_raw_public_key(key, write_pointer(bytes), &size), "reading a public key");
  return bytes;
}

Secret secret_bytes(const EVP_PKEY* key) {
  std::size_t size = 0;
  require_one(EVP_PKEY_get_raw_private_key(key, nullptr, &size), "reading a private key");
  Secret bytes(size);
  require_one(EVP_PKEY_get_raw_private_key(key, write_pointer(bytes.writable()), &size),
              "reading a private key");
  return bytes;
}

}  // namespace crypto
