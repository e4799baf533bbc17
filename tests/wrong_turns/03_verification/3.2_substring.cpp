// Believes: the name must be one of those on the list, so search for it there.
#include "check_header.hpp"

using jwt::Refusal;

namespace lesson {

std::optional<Refusal> check_header(const json::Value& header, const Key& key) {
  const auto algorithm = header.text("alg");
  if (!algorithm) return Refusal::invalid_header;
  if (key.algorithm.find(*algorithm) == key.algorithm.npos) return Refusal::algorithm_not_allowed;

  const bool unencoded = header.contains("b64") && header.boolean("b64") != true;
  if (header.contains("crit") || unencoded) return Refusal::unsupported_critical;

  return std::nullopt;
}

}  // namespace lesson
