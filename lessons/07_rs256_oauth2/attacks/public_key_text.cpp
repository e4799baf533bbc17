#include "public_key_text.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <vector>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

#include "crypto/digest.hpp"

namespace lesson {
namespace {

struct FreeHandle {
  void operator()(BIO* output) const { BIO_free(output); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
};
template <typename Handle>
using Owned = std::unique_ptr<Handle, FreeHandle>;

void require(bool worked) {
  if (!worked) throw std::runtime_error("OpenSSL cannot write this key");
}

// OpenSSL reads numbers as this machine stores them: the lowest byte first, on all that we build for.
std::vector<unsigned char> little_endian(const BigNumber& number) {
  const auto bytes = number.bytes();
  std::vector<unsigned char> reversed;
  for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte)
    reversed.push_back(std::to_integer<unsigned char>(*byte));
  return reversed;
}

Owned<EVP_PKEY> public_key(const BigNumber& modulus, unsigned exponent) {
  auto n = little_endian(modulus);
  std::array parameters{OSSL_PARAM_construct_BN(OSSL_PKEY_PARAM_RSA_N, n.data(), n.size()),
                        OSSL_PARAM_construct_uint(OSSL_PKEY_PARAM_RSA_E, &exponent),
                        OSSL_PARAM_construct_end()};
  const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
  EVP_PKEY* key = nullptr;
  require(context && EVP_PKEY_fromdata_init(context.get()) == 1 &&
          EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.data()) == 1);
  return Owned<EVP_PKEY>(key);
}

}  // namespace

BigNumber padded_hash(std::string_view signing_input, std::size_t size) {
  // DigestInfo for SHA-256, without the hash (RFC 8017 §9.2, note 1).
  constexpr std::array<unsigned char, 19> name{0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
                                               0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20};
  const auto hash = crypto::sha256(signing_input);
  if (size < name.size() + hash.size() + 11) throw std::invalid_argument("too short for a hash with padding");

  std::vector<std::byte> block(size - name.size() - hash.size(), std::byte{0xff});
  block.front() = std::byte{0x00};
  block[1] = std::byte{0x01};
  block.back() = std::byte{0x00};
  for (const auto byte : name) block.push_back(std::byte{byte});
  block.insert(block.end(), hash.begin(), hash.end());
  return BigNumber(block);
}

std::string public_key_text(const BigNumber& modulus, unsigned exponent) {
  const auto key = public_key(modulus, exponent);
  const Owned<BIO> output(BIO_new(BIO_s_mem()));
  require(output && PEM_write_bio_PUBKEY(output.get(), key.get()) == 1);
  char* text = nullptr;
  const auto size = BIO_get_mem_data(output.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

}  // namespace lesson
