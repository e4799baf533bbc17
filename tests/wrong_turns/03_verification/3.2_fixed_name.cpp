// Believes: HS256 is our algorithm, whatever the key.
#include "check_header.hpp"

using jwt::Refusal;

namespace lesson {

std::optional<Refusal> check_header(const json::Value& header, const Key&) {
  const auto algorithm = header.text("alg");
  if (!algorithm) return Refusal::invalid_header;
  if (*algorithm != "HS256") return Refusal::algorithm_not_allowed;

  const bool unencoded = header.contains("b64") && header.boolean("b64") != true;
  if (header.contains("crit") || unencoded) return Refusal::unsupported_critical;

  return std::nullopt;
}

}  // namespace lesson
