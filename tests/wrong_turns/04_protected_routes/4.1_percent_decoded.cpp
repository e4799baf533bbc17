// Believes: everything from a browser is percent-encoded, headers included.
#include "b64token.hpp"
#include "base/ascii.hpp"
#include "bearer_token.hpp"

namespace lesson {

namespace {

// "%2E" as ".".
std::string decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size();
    plain += escape ? static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16)) : text[i];
    if (escape) i += 2;
  }
  return plain;
}

}  // namespace

std::expected<std::string, AuthProblem> bearer_token(const web::Request& request) {
  const auto values = request.header_values("Authorization");
  if (values.empty()) return refuse(AuthError::no_credentials, "no Authorization header");
  if (values.size() > 1) return refuse(AuthError::malformed, "two Authorization headers");

  const std::string_view value = values.front();
  const auto scheme = value.substr(0, value.find(' '));
  if (!base::equal_ignoring_case(scheme, "Bearer"))
    return refuse(AuthError::no_credentials, "another scheme");

  const auto token = decoded(base::trim(value.substr(scheme.size())));
  if (!is_b64token(token)) return refuse(AuthError::malformed, "no single token behind the scheme");
  return token;
}

}  // namespace lesson
