// Believes: an extension counts only if crit names it.
#include "check_header.hpp"

using jwt::Refusal;

namespace lesson {

std::optional<Refusal> check_header(const json::Value& header, const Key& key) {
  const auto algorithm = header.text("alg");
  if (!algorithm) return Refusal::invalid_header;
  if (*algorithm != key.algorithm) return Refusal::algorithm_not_allowed;

  if (header.contains("crit")) return Refusal::unsupported_critical;

  return std::nullopt;
}

}  // namespace lesson
