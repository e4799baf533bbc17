#pragma once

#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "jwks_cache.hpp"
#include "jwt/verifier.hpp"
#include "oauth/parameters.hpp"
#include "oauth/provider_directory.hpp"
#include "oauth/relying_party.hpp"
#include "provider_limit.hpp"
#include "store/pool.hpp"
#include "taskboard_api/caller.hpp"
#include "verify_id_token.hpp"
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
  oauth::Fetch fetch = [](const web::FetchRequest& request) { return web::fetch(request); };
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
  web::Reply start_login(const web::Request& request) const;      // GET /login/start?issuer=…
  web::Reply finish_login(const web::Request& request) const;     // GET /login/callback
  web::Reply log_out(const web::Request& request) const;          // POST /logout

 private:
  using FindCaller = web::Guard<taskboard_api::Caller>::Find;

  web::Guard<taskboard_api::Caller> guard(FindCaller find) const;
  jwt::VerifiedClaims verified(const web::Request& request) const;
  taskboard_api::Caller caller_for(const jwt::VerifiedClaims& claims) const;
  taskboard_api::Caller caller_for_cookie(const web::Request& request) const;

  bool is_trusted(const std::string& issuer) const;
  std::string with_problem_of(const std::string& issuer, std::string_view refusal) const;

  std::expected<oauth::ProviderMetadata, oauth::ProviderProblem> metadata_of(const std::string& issuer) const;
  oauth::ClientRegistration registration() const;
  oauth::LoginAttempt take_attempt(const web::Request& request, const oauth::Parameters& parameters) const;
  std::string received_code(const oauth::ProviderMetadata& provider,
                            const oauth::Parameters& parameters) const;
  Identity identity_for(const oauth::ProviderMetadata& provider, const oauth::LoginAttempt& attempt,
                        const std::string& code) const;
  web::Reply logged_in(const Identity& identity) const;

  const ResourceServerConfig config_;
  const std::unique_ptr<oauth::ProviderDirectory> providers_;
  const std::unique_ptr<ProviderLimit> limit_;
  const std::unique_ptr<JwksCache> keys_;
  const std::unique_ptr<const jwt::Verifier> verifier_;  // Of access tokens.
};

}  // namespace lesson
