#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "oauth/parameters.hpp"
#include "store/pool.hpp"
#include "trusted_providers.hpp"
#include "verify_id_token.hpp"
#include "web/reply.hpp"
#include "web/request.hpp"

namespace lesson {

// "Log in with …": sends a browser to a provider, and finishes the login when it comes back (RFC 9700 §2.1,
// OpenID Connect Core §3.1). Who has logged in, verify_id_token() decides. Given. Thread-safe.
class BrowserLogin {
 public:
  struct Config {
    std::string url;                      // Of this client: "http://127.0.0.1:8017".
    std::string client_id;                // How the providers know it.
    std::shared_ptr<store::Pool> users;   // With taskboard::migrations().
    std::shared_ptr<store::Pool> logins;  // With oauth::client_migrations().
    base::Clock clock;
  };

  // REQUIRES: `providers` outlives this.
  BrowserLogin(TrustedProviders& providers, Config config);

  web::Reply start(const web::Request& request) const;    // GET /login/start?issuer=…
  web::Reply finish(const web::Request& request) const;   // GET /login/callback
  web::Reply log_out(const web::Request& request) const;  // POST /logout

  // Whether this browser sends the cookie of a login, good or not.
  static bool has_cookie(const web::Request& request);

  // The id of the user who has logged in with this browser; std::nullopt if nobody has, or it is too long
  // ago.
  std::optional<std::int64_t> user_id(const web::Request& request) const;

 private:
  oauth::ClientRegistration registration() const;
  oauth::LoginAttempt take_attempt(const web::Request& request, const oauth::Parameters& parameters) const;
  Identity identity_for(const oauth::LoginAttempt& attempt, const oauth::Parameters& parameters) const;
  web::Reply logged_in(const Identity& identity) const;

  TrustedProviders& providers_;
  const Config config_;
};

}  // namespace lesson
