#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "jwt/verifier.hpp"
#include "oauth/authorization_endpoint.hpp"
#include "oauth/signing_keys.hpp"
#include "oauth/token_endpoint.hpp"
#include "store/pool.hpp"
#include "token_reply.hpp"

namespace lesson {

// What an authorization server needs. Given.
struct AuthorizationServerConfig {
  std::string issuer;                      // Its own URL: "http://127.0.0.1:8007".
  std::vector<oauth::Resource> resources;  // The APIs that accept its tokens.
  bool legacy_password_grant = false;      // R39: for those who cannot do without.
  std::shared_ptr<store::Pool> pool;       // With oauth::server_migrations().
  oauth::LogIn log_in;
  oauth::FindUser find_user;
  base::Clock clock = base::system_seconds;
  throttle::AttemptLimit::SteadyClock steady_clock = std::chrono::steady_clock::now;
};

// Returns the scopes for a client without refresh tokens: the documentation, and the password grant. Given.
web::Scopes scopes_of_a_login(const AuthorizationServerConfig& config);

// The authorization server, made of this lesson's answers: its tokens are signed by rs256_sign(), its keys
// published by to_jwk(), its codes redeemed by redeem_code(), its scopes decided by grant_scopes(). Given.
// Thread-safe.
class AuthorizationServer {
 public:
  explicit AuthorizationServer(AuthorizationServerConfig config);

  const AuthorizationServerConfig& config() const { return config_; }
  oauth::SigningKeys& keys() { return keys_; }

  // The handlers of its routes.
  web::Reply authorize(const web::Request& request) { return authorization_.authorize(request); }
  web::Reply log_in(const web::Request& request) { return authorization_.log_in(request); }
  web::Reply consent(const web::Request& request) { return authorization_.consent(request); }
  web::Reply token(const web::Request& request);
  web::Reply revoke(const web::Request& request) { return tokens_.revoke(request); }
  web::Reply userinfo(const jwt::VerifiedClaims& claims) const;
  web::Reply jwks();
  web::Reply metadata() const;

  // The claims of an access token that is meant for this server itself, and whose grant goes on. Throws the
  // HttpError that the client gets otherwise. `claims` were verified by verifier().
  void require_active(const jwt::VerifiedClaims& claims) const;
  const std::shared_ptr<const jwt::Verifier>& verifier() const { return verifier_; }

  // Signs claims with the key that signs now.
  std::string sign(const std::string& type, const json::Value& claims);

 private:
  std::optional<json::Value> read_own_token(const std::string& type, std::string_view token) const;
  std::optional<jwt::Key> find_key(const jwt::KeyHint& hint);
  PasswordGrant password_grant(const std::string& address);

  const AuthorizationServerConfig config_;
  const std::shared_ptr<oauth::LoginLimit> login_limit_;
  oauth::SigningKeys keys_;
  oauth::AuthorizationEndpoint authorization_;
  oauth::TokenEndpoint tokens_;
  std::shared_ptr<const jwt::Verifier> verifier_;
};

}  // namespace lesson
