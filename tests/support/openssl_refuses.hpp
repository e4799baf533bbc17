#pragma once

#include <openssl/evp.h>

// As long as it lives, OpenSSL cannot work: as on a machine that may use certified algorithms only, and has
// none.
class OpenSslRefuses {
 public:
  OpenSslRefuses() { EVP_default_properties_enable_fips(nullptr, 1); }
  ~OpenSslRefuses() { EVP_default_properties_enable_fips(nullptr, 0); }
  OpenSslRefuses(const OpenSslRefuses&) = delete;
  OpenSslRefuses& operator=(const OpenSslRefuses&) = delete;

  // For INFO: what a learner cannot see.
  static constexpr auto note =
      "OpenSSL was made to fail: the first call that needs an algorithm does not return 1";
};
