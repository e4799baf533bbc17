#pragma once

// RSA key pairs for judges. To make one takes up to a second, so they come from tests/vectors/keys.
#include <string>

#include "jwt/key.hpp"
#include "vectors/vectors.hpp"

namespace key_pairs {

// The pair in that file for RS256, under its thumbprint.
inline jwt::Key read(const std::string& name) {
  const auto pair = jwt::Key::from_pem(jwt::Algorithm::rs256, vector_text("keys/" + name + ".pem")).value();
  return pair.with_id(pair.thumbprint());
}

// The pair of an honest provider.
inline const jwt::Key& login() {
  static const jwt::Key pair = read("rsa_pkcs8");
  return pair;
}

// A pair of mallory's.
inline const jwt::Key& mallory() {
  static const jwt::Key pair = read("rsa_second");
  return pair;
}

// A pair with the public exponent 3: as good as any other, and rare (RFC 8017 §3.1).
inline const jwt::Key& exponent_3() {
  static const jwt::Key pair = read("rsa_exponent_3");
  return pair;
}

}  // namespace key_pairs
