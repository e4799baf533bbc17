// Believes: an empty list asks for nothing, and neither does a crit that is not a list.
#include "check_header.hpp"

using jwt::Refusal;

namespace lesson {

std::optional<Refusal> check_header(const json::Value& header, const Key& key) {
  const auto algorithm = header.text("alg");
  if (!algorithm) return Refusal::invalid_header;
  if (*algorithm != key.algorithm) return Refusal::algorithm_not_allowed;

  const bool asks = header.contains("crit") && header.at("crit").is_array() && !header.at("crit").empty();
  const bool unencoded = header.contains("b64") && header.boolean("b64") != true;
  if (asks || unencoded) return Refusal::unsupported_critical;

  return std::nullopt;
}

}  // namespace lesson
