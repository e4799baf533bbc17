#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace jwt {

// The signature algorithms of RFC 7518 §3, RFC 8037 (EdDSA), RFC 8812 (ES256K) and RFC 9864 (Ed25519, Ed448).
// There is no "none": a token without a signature is not a token here. A key is for one of them. EdDSA is the
// old name for both curves: a key for EdDSA does not verify a token that says Ed25519, nor the reverse.
enum class Algorithm {
  hs256,
  hs384,
  hs512,
  rs256,
  rs384,
  rs512,
  ps256,
  ps384,
  ps512,
  es256,
  es384,
  es512,
  es256k,
  eddsa,
  ed25519,
  ed448,
};

inline constexpr std::array all_algorithms{
    Algorithm::hs256,  Algorithm::hs384, Algorithm::hs512,   Algorithm::rs256,
    Algorithm::rs384,  Algorithm::rs512, Algorithm::ps256,   Algorithm::ps384,
    Algorithm::ps512,  Algorithm::es256, Algorithm::es384,   Algorithm::es512,
    Algorithm::es256k, Algorithm::eddsa, Algorithm::ed25519, Algorithm::ed448,
};

// The name in a header: "HS256".
std::string_view name(Algorithm algorithm);

// The algorithm with exactly this name; "hs256" and "none" name nothing.
std::optional<Algorithm> algorithm_named(std::string_view name);

// Is the key a shared secret, so that whoever can verify can also sign?
bool is_symmetric(Algorithm algorithm);

}  // namespace jwt
