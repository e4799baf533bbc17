#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace jwt {

// The signature algorithms of RFC 7518 §3, RFC 8037 (EdDSA) and RFC 8812 (ES256K). There is no "none":
// a token without a signature is not a token here.
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
};

inline constexpr std::array all_algorithms{
    Algorithm::hs256, Algorithm::hs384, Algorithm::hs512,  Algorithm::rs256, Algorithm::rs384,
    Algorithm::rs512, Algorithm::ps256, Algorithm::ps384,  Algorithm::ps512, Algorithm::es256,
    Algorithm::es384, Algorithm::es512, Algorithm::es256k, Algorithm::eddsa,
};

// The name in a header: "HS256".
std::string_view name(Algorithm algorithm);

// The algorithm with exactly this name; "hs256" and "none" name nothing.
std::optional<Algorithm> algorithm_named(std::string_view name);

// Is the key a shared secret, so that whoever can verify can also sign?
bool is_symmetric(Algorithm algorithm);

}  // namespace jwt
