// Believes: a header that carries a key is an attack, so it is refused.
#include "check_header.hpp"

using jwt::Refusal;

namespace lesson {

std::optional<Refusal> check_header(const json::Value& header, const Key& key) {
  const auto algorithm = header.text("alg");
  if (!algorithm) return Refusal::invalid_header;
  if (*algorithm != key.algorithm) return Refusal::algorithm_not_allowed;

  for (const auto* name : {"jwk", "jku", "x5c", "x5u"}) {
    if (header.contains(name)) return Refusal::invalid_header;
  }
  const bool unencoded = header.contains("b64") && header.boolean("b64") != true;
  if (header.contains("crit") || unencoded) return Refusal::unsupported_critical;

  return std::nullopt;
}

}  // namespace lesson
