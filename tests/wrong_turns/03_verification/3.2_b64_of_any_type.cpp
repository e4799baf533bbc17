// Believes: b64 is harmless unless it is false.
#include "check_header.hpp"

using jwt::Refusal;

namespace lesson {

std::optional<Refusal> check_header(const json::Value& header, const Key& key) {
  const auto algorithm = header.text("alg");
  if (!algorithm) return Refusal::invalid_header;
  if (*algorithm != key.algorithm) return Refusal::algorithm_not_allowed;

  const bool unencoded = header.boolean("b64") == false;
  if (header.contains("crit") || unencoded) return Refusal::unsupported_critical;

  return std::nullopt;
}

}  // namespace lesson
