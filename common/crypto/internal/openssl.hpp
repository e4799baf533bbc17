#pragma once

// OpenSSL's handles with an owner each, and its errors.
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <type_traits>

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/types.h>

namespace crypto {

template <auto Release>
struct Releaser {
  template <class T>
  void operator()(T* handle) const noexcept {
    Release(handle);
  }
};

using BigNumber = std::unique_ptr<BIGNUM, Releaser<BN_clear_free>>;
using Bio = std::unique_ptr<BIO, Releaser<BIO_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Releaser<EVP_MD_CTX_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Releaser<EVP_PKEY_CTX_free>>;
using KeyHandle = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using EcdsaParts = std::unique_ptr<ECDSA_SIG, Releaser<ECDSA_SIG_free>>;
using ParameterBuilder = std::unique_ptr<OSSL_PARAM_BLD, Releaser<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Releaser<OSSL_PARAM_free>>;

// Throws std::runtime_error that says what failed and OpenSSL's first reason, and leaves OpenSSL's queue
// of errors empty. For broken worlds, not for bad input.
[[noreturn]] void throw_openssl_error(const char* what);

// Forgets OpenSSL's queue of errors: a refusal must not be found there by whoever comes next.
void forget_openssl_errors() noexcept;

// Returns `handle`; throws as above when OpenSSL gave none.
template <class T>
T* require_handle(T* handle, const char* what) {
  if (handle == nullptr) throw_openssl_error(what);
  return handle;
}

// Throws as above unless OpenSSL returned exactly 1: other functions say 0, -1 or -2 for "no".
void require_one(int result, const char* what);

inline const unsigned char* read_pointer(std::span<const std::byte> bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
inline unsigned char* write_pointer(std::span<std::byte> bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

}  // namespace crypto
