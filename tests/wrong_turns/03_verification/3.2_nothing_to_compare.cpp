// Believes: every algorithm but ours is not allowed, and a missing one is not ours.
#include "check_header.hpp"

using jwt::Refusal;

namespace lesson {

std::optional<Refusal> check_header(const json::Value& header, const Key& key) {
  const auto algorithm = header.text("alg");
  if (algorithm != key.algorithm) return Refusal::algorithm_not_allowed;

  const bool unencoded = header.contains("b64") && header.boolean("b64") != true;
  if (header.contains("crit") || unencoded) return Refusal::unsupported_critical;

  return std::nullopt;
}

}  // namespace lesson
