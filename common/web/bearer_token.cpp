#include "web/bearer_token.hpp"

#include <algorithm>
#include <string_view>

#include "base/ascii.hpp"

namespace web {
namespace {

constexpr bool is_token_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~' || c == '+' || c == '/';
}

// b64token = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="
bool is_b64token(std::string_view text) {
  const auto end = std::ranges::find_if_not(text, is_token_character);
  return end != text.begin() && std::all_of(end, text.end(), [](char c) { return c == '='; });
}

}  // namespace

std::expected<std::string, BearerProblem> bearer_token(const Request& request) {
  const auto values = request.header_values("Authorization");
  if (values.empty()) return std::unexpected(BearerProblem::missing);
  if (values.size() > 1) return std::unexpected(BearerProblem::malformed);

  const std::string_view value = values[0];
  const auto scheme = value.substr(0, value.find(' '));
  if (!base::equal_ignoring_case(scheme, "Bearer")) return std::unexpected(BearerProblem::missing);

  const auto token = base::trim(value.substr(scheme.size()));
  if (!is_b64token(token)) return std::unexpected(BearerProblem::malformed);
  return std::string(token);
}

}  // namespace web
