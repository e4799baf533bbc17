// Applies the public half to the signature, and compares what comes out with what must have been signed.
#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <openssl/err.h>
#include <openssl/rsa.h>

#include "crypto/constant_time.hpp"
#include "crypto/digest.hpp"
#include "openssl_handles.hpp"
#include "rs256_verify.hpp"
#include "rsa_numbers.hpp"

namespace lesson {
namespace {

constexpr std::array<unsigned char, 19> name_of_sha256{0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60,
                                                       0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02,
                                                       0x01, 0x05, 0x00, 0x04, 0x20};

std::vector<std::byte> expected_block(std::string_view text, std::size_t size) {
  std::vector<std::byte> block(size, std::byte{0xFF});
  const auto hash = crypto::sha256(text);
  auto end = std::ranges::copy_backward(hash, block.end()).out;
  end = std::ranges::copy_backward(std::as_bytes(std::span(name_of_sha256)), end).out;
  *(end - 1) = std::byte{0};
  block[0] = std::byte{0};
  block[1] = std::byte{1};
  return block;
}

std::vector<std::byte> opened(EVP_PKEY* key, std::span<const std::byte> signature) {
  const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(EVP_PKEY_CTX_new(key, nullptr),
                                                                            &EVP_PKEY_CTX_free);
  std::vector<std::byte> block(signature.size());
  std::size_t size = block.size();
  const bool done = context != nullptr && EVP_PKEY_verify_recover_init(context.get()) == 1 &&
                    EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) == 1 &&
                    EVP_PKEY_verify_recover(context.get(), as_openssl(std::span(block)), &size,
                                            as_openssl(signature), signature.size()) == 1;
  ERR_clear_error();
  block.resize(done ? size : 0);
  return block;
}

}  // namespace

bool rs256_verify(EVP_PKEY* key, std::string_view signing_input, std::span<const std::byte> signature) {
  if (EVP_PKEY_is_a(key, "RSA") != 1 || EVP_PKEY_get_bits(key) < 2048) return false;
  if (const auto e = public_exponent(key); e < 2 || (e & 1) == 0) return false;
  if (static_cast<int>(signature.size()) != EVP_PKEY_get_size(key)) return false;
  return crypto::equal_in_constant_time(opened(key, signature),
                                        expected_block(signing_input, signature.size()));
}

}  // namespace lesson
