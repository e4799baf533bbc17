#pragma once

// What tells the algorithms apart, as one table.
#include "crypto/asymmetric_key.hpp"
#include "crypto/digest.hpp"
#include "jwt/algorithm.hpp"

namespace jwt {

enum class Family { hmac, rsa_pkcs1, rsa_pss, ecdsa, eddsa };

struct AlgorithmTraits {
  Algorithm algorithm;
  std::string_view name;
  Family family;
  crypto::Digest digest;  // EdDSA brings its own: unused there.
  crypto::KeyKind kind;   // Of a new key; unused for HMAC.
};

const AlgorithmTraits& traits(Algorithm algorithm);

// Does a key of this kind serve `algorithm`?
bool fits(Algorithm algorithm, crypto::KeyKind kind);

}  // namespace jwt
