#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include <openssl/evp.h>

// OpenSSL's C handles, wrapped so that they free themselves. Given.
namespace lesson {

struct FreeDigestContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

// A context for one signature; frees itself. Never share one between threads.
using DigestContext = std::unique_ptr<EVP_MD_CTX, FreeDigestContext>;

// Returns a fresh context. Throws std::bad_alloc if there is no memory for it.
DigestContext new_digest_context();

// Our bytes as OpenSSL counts them.
inline const unsigned char* as_openssl(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
inline const unsigned char* as_openssl(std::span<const std::byte> bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
inline unsigned char* as_openssl(std::span<std::byte> bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}
inline unsigned char* as_openssl(std::vector<std::byte>& bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

}  // namespace lesson
