#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace lesson {

// Why a caller is refused, in the categories of RFC 6750 §3.1.
enum class AuthError {
  no_credentials,  // Nothing was shown.
  malformed,       // Something was shown, but it cannot be read.
  invalid_token,   // A token was shown, but it is not accepted.
  not_allowed,     // We know who it is. The answer is no.
};

// The error for the caller, and the reason for the people who run the server, which no caller sees (R21).
struct AuthProblem {
  AuthError error;
  std::string reason;

  bool operator==(const AuthProblem&) const = default;
};

// Use: return refuse(AuthError::malformed, "two Authorization headers");
inline std::unexpected<AuthProblem> refuse(AuthError error, std::string_view reason) {
  return std::unexpected(AuthProblem{error, std::string(reason)});
}

}  // namespace lesson
