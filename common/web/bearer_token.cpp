#include "web/bearer_token.hpp"

#include <string_view>

#include "base/ascii.hpp"

namespace web {
namespace {

// b64token = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="
bool is_b64token(std::string_view text) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/";
  const auto end = text.find_first_not_of(alphabet);
  return end != 0 && !text.empty() &&
         text.find_first_not_of('=', std::min(end, text.size())) == std::string_view::npos;
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
