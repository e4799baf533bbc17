// Believes: a token that names no algorithm means ours.
#include "check_header.hpp"

using jwt::Refusal;

namespace lesson {

std::optional<Refusal> check_header(const json::Value& header, const Key& key) {
  if (header.text("alg").value_or(key.algorithm) != key.algorithm) return Refusal::algorithm_not_allowed;

  const bool unencoded = header.contains("b64") && header.boolean("b64") != true;
  if (header.contains("crit") || unencoded) return Refusal::unsupported_critical;

  return std::nullopt;
}

}  // namespace lesson
