#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include <openssl/evp.h>
#include <openssl/params.h>

#include "hmac_sha256.hpp"

// OpenSSL's C handles with owners that free them. Given.
namespace lesson {

struct FreeMacContext {
  void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};

// A context for one HMAC, which frees itself. Never share one between threads: it holds the state of its MAC.
using MacContext = std::unique_ptr<EVP_MAC_CTX, FreeMacContext>;

// Returns a new context. Throws std::runtime_error if OpenSSL has no HMAC.
MacContext new_mac_context();

// Returns the parameters for an HMAC with SHA-256. Immutable, so any thread may use them.
const OSSL_PARAM* with_sha256();

// Returns a pointer to our bytes in the type that OpenSSL expects.
inline const unsigned char* as_openssl(std::span<const std::byte> bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
inline unsigned char* as_openssl(Mac& mac) { return reinterpret_cast<unsigned char*>(mac.data()); }

}  // namespace lesson
