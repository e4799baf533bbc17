#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "jwt/find_key.hpp"

namespace lesson {

// Who somebody is: two people of two providers may have one subject, and one person may have many e-mail
// addresses. This pair never belongs to anybody else (OpenID Connect Core §5.7).
struct Identity {
  std::string issuer;
  std::string subject;

  bool operator==(const Identity&) const = default;
};

// An identity provider, and how it knows us.
struct IdentityProvider {
  std::string issuer;
  std::string client_id;
  jwt::FindKey find_key;
  base::Clock clock = base::system_seconds;
};

// Verifies an ID token that came from the token endpoint of `provider` for the login that `nonce` belongs to
// (OpenID Connect Core §3.1.3.7): signed with RS256 by a key of the provider, issued by it, for us and for
// nobody else, not expired. A token for several audiences is ours only if `azp` names us. An access token is
// no ID token. Returns who has logged in; otherwise the reason for the log: the code of a jwt::Refusal, or
// "wrong_nonce", or "wrong_azp".
std::expected<Identity, std::string> verify_id_token(std::string_view id_token,
                                                     const IdentityProvider& provider,
                                                     std::string_view nonce);

}  // namespace lesson
