// Believes: a badge that the server issued opens its routes, so there is nothing to change.
#include <string>

#include "base64url_decode.hpp"
#include "split_token.hpp"
#include "unverified_signature.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto alices = split_token(evidence.alices_badge).value();
  const auto bytes = base64url_decode(alices.payload).value();
  return {.forged_badge = std::string(evidence.own_badge), .alices_payload = std::string(as_text(bytes))};
}

}  // namespace lesson
