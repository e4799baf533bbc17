#pragma once

#include <chrono>
#include <expected>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "jwt/find_key.hpp"

namespace lesson {

// Who somebody is. Two providers may use one subject, and an e-mail address may change hands; this pair is
// never given to anybody else (OpenID Connect Core §5.7).
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
  std::chrono::seconds leeway{30};  // How far its clock and ours may be apart: 0 to 120 seconds (R14).
  base::Clock clock = base::system_seconds;
};

// Verifies an ID token that came from the token endpoint of `provider` for the login that `nonce` was made
// for (OpenID Connect Core §3.1.3.7), and returns who has logged in. The token must be
//
//   signed with RS256, whatever its header says, by a key of the provider,
//   issued by the provider, for us: if `aud` names several clients, `azp` must name us,
//   not expired, and not from the future, give or take the leeway,
//   about somebody (`sub`), with the time of its issue (`iat`),
//   an ID token: an access token ("typ": "at+jwt") is refused,
//   made for this login: its `nonce` is ours. A token without a nonce is refused, even if `nonce` is empty.
//
// Otherwise returns the reason for the log: the code of a jwt::Refusal, "wrong_nonce" or "wrong_azp". A claim
// never becomes the reason before the signature is verified.
std::expected<Identity, std::string> verify_id_token(std::string_view id_token,
                                                     const IdentityProvider& provider,
                                                     std::string_view nonce);

}  // namespace lesson
