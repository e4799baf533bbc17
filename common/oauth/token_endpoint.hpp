#pragma once

#include <chrono>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "json/value.hpp"
#include "oauth/authorization_codes.hpp"
#include "oauth/authorization_endpoint.hpp"
#include "oauth/clients.hpp"
#include "oauth/grants.hpp"
#include "oauth/own_tokens.hpp"
#include "store/pool.hpp"
#include "throttle/attempt_limit.hpp"
#include "web/reply.hpp"
#include "web/request.hpp"

namespace oauth {

// Redeems a code: the grant, or the reason for the log. Runs inside a transaction, which is committed also if
// it refuses: so ending a grant is part of its work.
using RedeemCode = std::function<std::expected<Grant, std::string>(
    store::Database& database, const CodeRedemption& redemption, std::int64_t now)>;

// POST /token and POST /revoke (RFC 6749 §4.1.3, §4.4, §6; RFC 7009; RFC 9068). Thread-safe.
class TokenEndpoint {
 public:
  struct Config {
    std::string issuer;
    std::vector<Resource> resources;
    SignToken sign;
    ReadOwnToken read_own_token;
    FindUser find_user;
    RedeemCode redeem_code;
    GrantScopes grant_scopes;
    std::chrono::seconds token_lifetime{300};  // Of access tokens and ID tokens.
    base::Clock clock = base::system_seconds;
    throttle::AttemptLimit::SteadyClock steady_clock = std::chrono::steady_clock::now;
  };

  TokenEndpoint(std::shared_ptr<store::Pool> pool, Config config);

  // {"access_token", "token_type": "Bearer", "expires_in", "scope"}, with "refresh_token" for offline_access
  // and "id_token" for openid; errors as RFC 6749 §5.2 has them. Never stored.
  web::Reply token(const web::Request& request);

  // 200 also for a token that nobody knows. Any token of a grant ends the grant; an access token, only if
  // this server has signed it.
  web::Reply revoke(const web::Request& request);

  // The body of an answer with tokens for a user who has just logged in: no refresh token, whatever the
  // scope.
  json::Value issue_at_login(const Client& client, const User& user, const std::string& scope);

 private:
  struct Issued;

  web::Reply grant_code(store::Database& database, const Client& client, const Parameters& form);
  web::Reply grant_refresh(store::Database& database, const Client& client, const Parameters& form);
  web::Reply grant_client(const Client& client, const Parameters& form);
  Issued remember(store::Database& database, const Grant& grant, const std::string& scope, std::int64_t now);
  json::Value answer(const Grant& grant, const Issued& issued, std::int64_t now);
  std::string access_token(const Grant& grant, const std::string& id, const std::string& scope,
                           std::int64_t now);
  std::string id_token(const Grant& grant, const std::string& access_token, std::int64_t now);
  std::expected<Client, Error> authenticate(store::Database& database, const web::Request& request,
                                            const Parameters& form);

  const std::shared_ptr<store::Pool> pool_;
  const Config config_;
  throttle::AttemptLimit failures_;  // By network.
};

}  // namespace oauth
