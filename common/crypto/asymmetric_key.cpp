#include "crypto/asymmetric_key.hpp"

#include <openssl/pem.h>

#include "crypto/internal/openssl.hpp"

namespace crypto {
namespace {

Bio memory_bio() { return Bio(require_handle(BIO_new(BIO_s_secmem()), "a memory buffer")); }

std::string_view contents(BIO* bio) {
  char* text = nullptr;
  const long size = BIO_get_mem_data(bio, &text);
  return {text, static_cast<std::size_t>(size)};
}

}  // namespace

AsymmetricKey::AsymmetricKey(KeyKind kind, evp_pkey_st* handle, bool has_private)
    : kind_(kind), has_private_(has_private), handle_(handle, EVP_PKEY_free) {}

int AsymmetricKey::bits() const { return EVP_PKEY_get_bits(handle()); }

std::string AsymmetricKey::public_pem() const {
  const Bio bio = memory_bio();
  require_one(PEM_write_bio_PUBKEY(bio.get(), handle()), "writing a public key");
  return std::string(contents(bio.get()));
}

Secret AsymmetricKey::private_pem() const {
  const Bio bio = memory_bio();
  require_one(PEM_write_bio_PKCS8PrivateKey(bio.get(), handle(), nullptr, nullptr, 0, nullptr, nullptr),
              "writing a private key");
  return Secret::copy_of(contents(bio.get()));
}

}  // namespace crypto
