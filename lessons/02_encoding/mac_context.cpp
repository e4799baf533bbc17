#include "mac_context.hpp"

#include <array>
#include <stdexcept>

#include <openssl/core_names.h>

namespace lesson {
namespace {

struct FreeAlgorithm {
  void operator()(EVP_MAC* algorithm) const { EVP_MAC_free(algorithm); }
};
using Algorithm = std::unique_ptr<EVP_MAC, FreeAlgorithm>;

}  // namespace

MacContext new_mac_context() {
  // Looked up once: all threads may share the algorithm, but each context belongs to one call.
  static const Algorithm hmac(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
  MacContext context(hmac ? EVP_MAC_CTX_new(hmac.get()) : nullptr);
  if (!context) throw std::runtime_error("OpenSSL has no HMAC to offer");
  return context;
}

const OSSL_PARAM* with_sha256() {
  static char digest[] = "SHA256";
  static const std::array parameters = {
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, static_cast<char*>(digest), 0),
      OSSL_PARAM_construct_end()};
  return parameters.data();
}

}  // namespace lesson
