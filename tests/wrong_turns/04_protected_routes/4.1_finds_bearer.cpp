// Believes: wherever the word Bearer is, a token follows.
#include "b64token.hpp"
#include "base/ascii.hpp"
#include "bearer_token.hpp"

namespace lesson {
std::expected<std::string, AuthProblem> bearer_token(const web::Request& request) {
  const auto values = request.header_values("Authorization");
  if (values.empty()) return refuse(AuthError::no_credentials, "no Authorization header");
  if (values.size() > 1) return refuse(AuthError::malformed, "two Authorization headers");

  const auto at = base::to_lower(values.front()).find("bearer");
  if (at == std::string::npos) return refuse(AuthError::no_credentials, "another scheme");
  const auto token = base::trim(std::string_view(values.front()).substr(at + 6));
  if (!is_b64token(token)) return refuse(AuthError::malformed, "no single token behind the scheme");
  return std::string(token);
}

}  // namespace lesson
