#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "oauth/provider.hpp"
#include "store/database.hpp"

// "Log in with …": the client's side of the authorization code flow (RFC 9700 §2.1, OpenID Connect Core
// §3.1).
namespace oauth {

// A user who was sent to a provider and is expected back, in the same browser.
struct LoginAttempt {
  std::string issuer;
  std::string state;          // Comes back with the browser: against login CSRF.
  std::string nonce;          // Comes back in the ID token: against a code that was injected.
  std::string code_verifier;  // Never leaves us before the code is redeemed (RFC 7636).
};

// How long somebody may stay at the provider, in seconds.
inline constexpr std::int64_t attempt_lifetime = 600;

// A new attempt with random values; gives the value of the cookie that stands for it in the browser.
struct StartedAttempt {
  LoginAttempt attempt;
  std::string cookie;
};
StartedAttempt start_login_attempt(store::Database& database, const std::string& issuer, std::int64_t now);

// Takes the attempt of a cookie: each can be taken once. std::nullopt if there is none, or it is too old.
std::optional<LoginAttempt> take_login_attempt(store::Database& database, std::string_view cookie,
                                               std::int64_t now);

// How this client is known at a provider.
struct ClientRegistration {
  std::string client_id;
  std::string redirect_uri;
  std::string scope = "openid email";
};

// Where to send the browser. REQUIRES: the provider has an authorization endpoint.
std::string authorization_url(const ProviderMetadata& provider, const ClientRegistration& client,
                              const LoginAttempt& attempt, const std::string& code_challenge);

// Redeems a code; gives the ID token, which is still to be verified. Otherwise a reason for the log: the
// provider's error code, its status, or the code of a http_client::FetchProblem.
std::expected<std::string, std::string> redeem_at(const ProviderMetadata& provider,
                                                  const ClientRegistration& client,
                                                  const LoginAttempt& attempt, const std::string& code,
                                                  const Fetch& fetch);

}  // namespace oauth
