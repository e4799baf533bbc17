#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace lesson {

// Why a caller is not let in, as RFC 6750 §3.1 sorts it.
enum class AuthError {
  no_credentials,  // Nothing was shown.
  malformed,       // Something was shown, in a way that means nothing.
  invalid_token,   // A token was shown, and is not believed.
  not_allowed,     // We know who it is. The answer is no.
};

// The error for the caller, and the reason for the people who run the server: no caller ever reads it (R21).
struct AuthProblem {
  AuthError error;
  std::string reason;

  bool operator==(const AuthProblem&) const = default;
};

// return refuse(AuthError::malformed, "two Authorization headers");
inline std::unexpected<AuthProblem> refuse(AuthError error, std::string_view reason) {
  return std::unexpected(AuthProblem{error, std::string(reason)});
}

}  // namespace lesson
