#pragma once

#include <string>

#include "json/value.hpp"
#include "rsa_numbers.hpp"

namespace lesson {

// Returns the public half of an RSA key as a JWK (RFC 7517 §4, RFC 7518 §6.3.1):
//
//   {"kty":"RSA","n":"…","e":"…","use":"sig","alg":"RS256","kid":"…"}
//
// `n` and `e` are base64url of the number in as few bytes as it takes, without a zero byte in front. `kid` is
// the thumbprint of the key. It has these six members and no others, whatever is in `numbers` (R36).
json::Value to_jwk(const RsaNumbers& numbers);

// Returns the thumbprint of an RSA key (RFC 7638): SHA-256, in base64url, of the JSON text that has the
// required members "e", "kty" and "n" of `jwk`, in this order, and nothing else: no other member and no
// blank. REQUIRES: `jwk` has these three; "n" and "e" are base64url.
std::string thumbprint(const json::Value& jwk);

}  // namespace lesson
