#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "browser_login.hpp"
#include "jwks_cache.hpp"
#include "jwt/verifier.hpp"
#include "store/pool.hpp"
#include "taskboard_api/caller.hpp"
#include "trusted_providers.hpp"
#include "web/guards.hpp"

namespace lesson {

// What Taskboard may do in the name of a user. Given.
inline constexpr auto read_scope = "taskboard:read", write_scope = "taskboard:write";
web::Scopes taskboard_scopes();  // Both, with what they mean.

struct ResourceServerConfig {
  std::string url;                      // Its own: "http://127.0.0.1:8017".
  std::string audience;                 // Whom tokens must be meant for; usually its URL.
  std::vector<std::string> issuers;     // The authorization servers that it trusts.
  std::shared_ptr<store::Pool> pool;    // With taskboard::migrations().
  std::shared_ptr<store::Pool> logins;  // With oauth::client_migrations().
  std::string client_id = "taskboard";  // How the issuers know it as a client, for "Log in with …".
  oauth::Fetch fetch = [](const http_client::FetchRequest& request) { return http_client::fetch(request); };
  base::Clock clock = base::system_seconds;
  JwksCache::SteadyClock steady_clock = std::chrono::steady_clock::now;
};

// Taskboard behind the tokens of other servers, made of this lesson's answers: keys come from JwksCache,
// scopes are asked for by require_scope(), logins are verified by verify_id_token(). Given. Thread-safe.
class ResourceServer {
 public:
  explicit ResourceServer(ResourceServerConfig config);

  // The guards of its routes. REQUIRES: the server outlives them. A refusal says where the metadata of this
  // API are (RFC 9728).

  // Admits an access token of a trusted issuer that is meant for us and has `scope`, of a client that acts
  // for a user. Each identity has a user of its own.
  web::Guard<taskboard_api::Caller> user(const std::string& scope) const;

  // Admits a browser that has logged in here, or a token as above with any scope. If there is a token, the
  // token decides. For reading only: a cookie comes along with requests that the user has not asked for.
  web::Guard<taskboard_api::Caller> browser_or_token() const;

  // The handlers of its own routes.
  web::Reply metadata() const;
  web::Reply who_am_i(const taskboard_api::Caller& caller) const;
  web::Reply choose_provider(const web::Request& request) const;  // GET /login
  web::Reply start_login(const web::Request& request) const { return login_->start(request); }
  web::Reply finish_login(const web::Request& request) const { return login_->finish(request); }
  web::Reply log_out(const web::Request& request) const { return login_->log_out(request); }

 private:
  using FindCaller = web::Guard<taskboard_api::Caller>::Find;

  web::Guard<taskboard_api::Caller> guard(FindCaller find) const;
  jwt::VerifiedClaims verified(const web::Request& request) const;
  taskboard_api::Caller caller_for(const jwt::VerifiedClaims& claims) const;
  taskboard_api::Caller caller_for_cookie(const web::Request& request) const;

  const ResourceServerConfig config_;
  const std::unique_ptr<TrustedProviders> providers_;
  const std::unique_ptr<const BrowserLogin> login_;
  const std::unique_ptr<const jwt::Verifier> verifier_;  // Of access tokens.
};

}  // namespace lesson
