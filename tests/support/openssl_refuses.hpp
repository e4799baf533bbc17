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
};
