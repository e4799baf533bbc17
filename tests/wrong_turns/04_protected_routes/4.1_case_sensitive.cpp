// Believes: Bearer is always written Bearer.
#include "b64token.hpp"
#include "base/ascii.hpp"
#include "bearer_token.hpp"

namespace lesson {

std::expected<std::string, AuthProblem> bearer_token(const web::Request& request) {
  const auto values = request.header_values("Authorization");
  if (values.empty()) return refuse(AuthError::no_credentials, "no Authorization header");
  if (values.size() > 1) return refuse(AuthError::malformed, "two Authorization headers");

  const std::string_view value = values.front();
  const auto scheme = value.substr(0, value.find(' '));
  if (scheme != "Bearer") return refuse(AuthError::no_credentials, "another scheme");

  const auto token = base::trim(value.substr(scheme.size()));
  if (!is_b64token(token)) return refuse(AuthError::malformed, "no single token behind the scheme");
  return std::string(token);
}

}  // namespace lesson
