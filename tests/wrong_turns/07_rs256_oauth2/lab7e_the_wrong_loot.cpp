// Believes: the key is the loot.
#include "base/base64url.hpp"
#include "jwt/token_parts.hpp"
#include "recovered_key.hpp"

namespace lesson {
namespace {

BigNumber multiple_of_n(const std::string& token, unsigned e) {
  const auto parts = jwt::split_token(token).value();
  const auto signature = base::base64url_decode(parts.signature).value();
  return power(BigNumber(signature), e) - padded_hash(parts.signed_bytes, signature.size());
}

}  // namespace

Loot attack(const Evidence& evidence) {
  const auto e = evidence.exponent;
  const auto& [first, second] = evidence.own_tokens;
  const auto n = without_small_factors(gcd(multiple_of_n(first, e), multiple_of_n(second, e)));

  auto token = decoded(first);
  token.header.set("alg", "HS256");
  token.claims.set("sub", evidence.victim);
  const auto key = public_key_text(n, e);
  (void)evidence.show_me(sign_hs256(token, key));
  return {.account = key};
}

}  // namespace lesson
