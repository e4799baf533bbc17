#pragma once

#include <map>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "crypto/digest.hpp"
#include "vectors/vectors.hpp"

// What the judges of RSA signatures share: keys as OpenSSL holds them, and signatures made and verified
// without the learner's code.

using Bytes = std::vector<std::byte>;

struct FreeOpenSsl {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  void operator()(BIO* bio) const { BIO_free(bio); }
};
using KeyHandle = std::unique_ptr<EVP_PKEY, FreeOpenSsl>;

inline void require_openssl(bool worked) {
  if (!worked) throw std::logic_error("the judge cannot use OpenSSL");
}

inline unsigned char* raw(Bytes& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }
inline const unsigned char* raw(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
inline const unsigned char* raw(std::span<const std::byte> bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

inline Bytes bytes_of(std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

inline KeyHandle read_key_pair(const std::string& name) {
  const std::string pem = vector_text("keys/" + name + ".pem");
  const std::unique_ptr<BIO, FreeOpenSsl> bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  KeyHandle key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
  require_openssl(key != nullptr);
  return key;
}

inline KeyHandle public_half(EVP_PKEY* pair) {
  unsigned char* der = nullptr;
  const int size = i2d_PUBKEY(pair, &der);
  const unsigned char* position = der;
  KeyHandle key(d2i_PUBKEY(nullptr, &position, size));
  OPENSSL_free(der);
  require_openssl(key != nullptr);
  return key;
}

// The pair of keys in tests/vectors/keys/<name>.pem, and its public half. They live as long as the program.
struct TestKey {
  KeyHandle pair;
  KeyHandle public_half;
};
inline const TestKey& test_key(const std::string& name) {
  static std::map<std::string, TestKey> keys = [] {
    OPENSSL_init_crypto(0, nullptr);  // First, so that OpenSSL cleans up after the keys are freed.
    return std::map<std::string, TestKey>();
  }();
  auto& key = keys[name];
  if (!key.pair) {
    key.pair = read_key_pair(name);
    key.public_half = public_half(key.pair.get());
  }
  return key;
}

// How the judge signs. `padding` is 0 for keys of other kinds than RSA.
struct SignatureKind {
  const EVP_MD* digest = EVP_sha256();
  int padding = RSA_PKCS1_PADDING;
};

inline Bytes signed_by(EVP_PKEY* key, std::string_view text, const SignatureKind& kind = {}) {
  const std::unique_ptr<EVP_MD_CTX, FreeOpenSsl> context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* options = nullptr;
  std::size_t size = 0;
  require_openssl(EVP_DigestSignInit(context.get(), &options, kind.digest, nullptr, key) == 1);
  if (kind.padding != 0) require_openssl(EVP_PKEY_CTX_set_rsa_padding(options, kind.padding) == 1);
  require_openssl(EVP_DigestSign(context.get(), nullptr, &size, raw(text), text.size()) == 1);
  Bytes signature(size);
  require_openssl(EVP_DigestSign(context.get(), raw(signature), &size, raw(text), text.size()) == 1);
  signature.resize(size);
  return signature;
}

// What RSASSA-PKCS1-v1_5 signs: the hash of `text` with its name, and FF bytes up to `size` (RFC 8017 §9.2).
inline Bytes pkcs1_block(std::string_view text, std::size_t size) {
  static const Bytes name = bytes_from_hex("3031300d060960864801650304020105000420");  // SHA-256
  const auto hash = crypto::sha256(text);
  Bytes block(size - name.size() - hash.size(), std::byte{0xFF});
  block.front() = std::byte{0};
  block[1] = std::byte{1};
  block.back() = std::byte{0};
  block.insert(block.end(), name.begin(), name.end());
  block.insert(block.end(), hash.begin(), hash.end());
  return block;
}
