// Believes: hs256 is HS256.
#include <algorithm>
#include <cctype>
#include <string>

#include "check_header.hpp"

using jwt::Refusal;

namespace lesson {
namespace {

std::string in_capitals(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

}  // namespace

std::optional<Refusal> check_header(const json::Value& header, const Key& key) {
  const auto algorithm = header.text("alg");
  if (!algorithm) return Refusal::invalid_header;
  if (in_capitals(*algorithm) != key.algorithm) return Refusal::algorithm_not_allowed;

  const bool unencoded = header.contains("b64") && header.boolean("b64") != true;
  if (header.contains("crit") || unencoded) return Refusal::unsupported_critical;

  return std::nullopt;
}

}  // namespace lesson
