#pragma once

#include <memory>

#include "crypto/asymmetric_key.hpp"

struct x509_st;  // OpenSSL's X509.

namespace crypto {

// A certificate for localhost, 127.0.0.1 and ::1 that nobody else vouches for (RFC 5280), signed by the key
// that it is for and good for a day from now. For servers of this machine. Throws std::runtime_error if
// OpenSSL cannot. REQUIRES: an elliptic-curve or RSA key with its private half.
std::shared_ptr<x509_st> self_signed_certificate(const AsymmetricKey& key);

}  // namespace crypto
