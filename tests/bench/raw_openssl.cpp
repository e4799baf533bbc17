#include "raw_openssl.hpp"

#include <array>
#include <stdexcept>
#include <string>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include "base/base64url.hpp"

namespace {

using Bytes = std::span<const std::byte>;

// Everything here lives as long as the program: handles have no owner.
void require(int result) {
  if (result != 1) throw std::runtime_error("OpenSSL failed");
}

const unsigned char* data(Bytes bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* data(std::vector<std::byte>& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

EVP_PKEY* read_key(const jwt::Key& key) {
  const auto pem = key.pem_with_private_key();
  BIO* const bio = BIO_new_mem_buf(pem.text().data(), static_cast<int>(pem.size()));
  EVP_PKEY* const handle = PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr);
  BIO_free(bio);
  if (handle == nullptr) throw std::runtime_error("the key cannot be read");
  return handle;
}

struct Sha256 {
  const EVP_MD* method = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  std::array<unsigned char, 32> hash{};

  void operator()(Bytes message) {
    require(EVP_DigestInit_ex2(context, method, nullptr));
    require(EVP_DigestUpdate(context, message.data(), message.size()));
    require(EVP_DigestFinal_ex(context, hash.data(), nullptr));
  }
};

// HMAC from two states that have the key in them.
struct Hmac {
  Sha256 sha;
  EVP_MD_CTX* inner = EVP_MD_CTX_new();
  EVP_MD_CTX* outer = EVP_MD_CTX_new();

  explicit Hmac(const std::vector<std::byte>& secret) {
    const auto absorb = [&](EVP_MD_CTX* state, unsigned char pad) {
      std::array<unsigned char, 64> block{};
      for (std::size_t i = 0; i < secret.size(); ++i) block[i] = std::to_integer<unsigned char>(secret[i]);
      for (auto& byte : block) byte = static_cast<unsigned char>(byte ^ pad);
      require(EVP_DigestInit_ex2(state, sha.method, nullptr));
      require(EVP_DigestUpdate(state, block.data(), block.size()));
    };
    absorb(inner, 0x36);
    absorb(outer, 0x5C);
  }

  void operator()(Bytes message) {
    require(EVP_MD_CTX_copy_ex(sha.context, inner));
    require(EVP_DigestUpdate(sha.context, message.data(), message.size()));
    require(EVP_DigestFinal_ex(sha.context, sha.hash.data(), nullptr));
    require(EVP_MD_CTX_copy_ex(sha.context, outer));
    require(EVP_DigestUpdate(sha.context, sha.hash.data(), sha.hash.size()));
    require(EVP_DigestFinal_ex(sha.context, sha.hash.data(), nullptr));
  }
};

void prepare_hmac(RawOperations& raw, const jwt::Key& key) {
  const auto secret = *base::base64url_decode(*key.jwk_with_private_members().text("k"));
  raw.sign = [&raw, hmac = Hmac(secret)](Bytes message) mutable {
    hmac(message);
    const auto bytes = std::as_bytes(std::span(hmac.sha.hash));
    raw.signature.assign(bytes.begin(), bytes.end());
  };
  raw.verify = [hmac = Hmac(secret)](Bytes message, Bytes signature) mutable {
    hmac(message);
    return CRYPTO_memcmp(hmac.sha.hash.data(), signature.data(), signature.size()) == 0;
  };
}

EVP_PKEY_CTX* prepare(EVP_PKEY* key, int (*start)(EVP_PKEY_CTX*), const EVP_MD* digest,
                      jwt::Algorithm algorithm) {
  EVP_PKEY_CTX* const context = EVP_PKEY_CTX_new(key, nullptr);
  require(start(context));
  if (algorithm == jwt::Algorithm::rs256) require(EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING));
  if (algorithm == jwt::Algorithm::ps256)
    require(EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING));
  require(EVP_PKEY_CTX_set_signature_md(context, digest));
  return context;
}

// Hash, then one operation on the hash: EVP_DigestSign would fetch its algorithms anew each time.
void prepare_hashed(RawOperations& raw, const jwt::Key& key) {
  EVP_PKEY* const handle = read_key(key);
  Sha256 sha;
  EVP_PKEY_CTX* const signer = prepare(handle, EVP_PKEY_sign_init, sha.method, key.algorithm());
  EVP_PKEY_CTX* const verifier = prepare(handle, EVP_PKEY_verify_init, sha.method, key.algorithm());
  raw.sign = [&raw, sha, signer](Bytes message) mutable {
    sha(message);
    raw.signature.resize(512);
    std::size_t size = raw.signature.size();
    require(EVP_PKEY_sign(signer, data(raw.signature), &size, sha.hash.data(), sha.hash.size()));
    raw.signature.resize(size);
  };
  raw.verify = [sha, verifier](Bytes message, Bytes signature) mutable {
    sha(message);
    return EVP_PKEY_verify(verifier, data(signature), signature.size(), sha.hash.data(), sha.hash.size()) ==
           1;
  };
}

void prepare_eddsa(RawOperations& raw, const jwt::Key& key) {
  EVP_PKEY* const handle = read_key(key);
  EVP_MD_CTX* const context = EVP_MD_CTX_new();
  raw.sign = [&raw, handle, context](Bytes message) {
    require(EVP_DigestSignInit(context, nullptr, nullptr, nullptr, handle));
    raw.signature.resize(64);
    std::size_t size = raw.signature.size();
    require(EVP_DigestSign(context, data(raw.signature), &size, data(message), message.size()));
  };
  raw.verify = [handle, context](Bytes message, Bytes signature) {
    require(EVP_DigestVerifyInit(context, nullptr, nullptr, nullptr, handle));
    return EVP_DigestVerify(context, data(signature), signature.size(), data(message), message.size()) == 1;
  };
}

}  // namespace

void prepare_raw(RawOperations& raw, const jwt::Key& key) {
  if (is_symmetric(key.algorithm())) return prepare_hmac(raw, key);
  if (key.algorithm() == jwt::Algorithm::eddsa) return prepare_eddsa(raw, key);
  prepare_hashed(raw, key);
}
