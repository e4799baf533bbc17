#include "taskboard_api/guards.hpp"

#include <optional>
#include <string>
#include <utility>

#include "taskboard/sessions.hpp"
#include "taskboard/users.hpp"
#include "taskboard_api/access_tokens.hpp"

namespace taskboard_api {
namespace {

taskboard::User find_user(store::Database& database, const jwt::VerifiedClaims& claims) {
  const auto id = user_id_of(claims.subject());
  auto user = id ? taskboard::find_user(database, *id) : std::nullopt;
  if (!user || !user->active) throw web::invalid_token("no active user");
  return std::move(*user);
}

taskboard::TokenHolder find_holder(store::Database& database, const jwt::VerifiedClaims& claims) {
  auto holder = taskboard::find_holder(database, {std::string(claims.issuer()), std::string(claims.id())});
  if (!holder) throw web::invalid_token("made for no session");
  if (user_id_of(claims.subject()) != holder->user.id) throw web::invalid_token("made for another user");
  if (!holder->user.active) throw web::invalid_token("no active user");
  if (holder->has_ended) throw web::invalid_token("revoked");
  return std::move(*holder);
}

}  // namespace

web::Guard<Caller> user_guard(std::shared_ptr<store::Pool> pool,
                              const web::Guard<jwt::VerifiedClaims>& token) {
  return token.then<Caller>([pool = std::move(pool)](const jwt::VerifiedClaims& claims, const web::Request&) {
    auto database = pool->lease();
    auto user = find_user(*database, claims);
    return Caller{.user = std::move(user), .database = std::move(database)};
  });
}

web::Guard<SessionCaller> session_guard(std::shared_ptr<store::Pool> pool,
                                        const web::Guard<jwt::VerifiedClaims>& token) {
  return token.then<SessionCaller>(
      [pool = std::move(pool)](jwt::VerifiedClaims claims, const web::Request& request) {
        auto database = pool->lease();
        auto holder = find_holder(*database, claims);
        return SessionCaller{.user = std::move(holder.user),
                             .session = holder.session.id,
                             .token = web::required_bearer_token(request),
                             .claims = std::move(claims),
                             .database = std::move(database)};
      });
}

web::Guard<Caller> user_guard(const web::Guard<SessionCaller>& session) {
  return session.then<Caller>([](SessionCaller caller, const web::Request&) {
    return Caller{.user = std::move(caller.user), .database = std::move(caller.database)};
  });
}

web::Guard<Caller> admin_guard(const web::Guard<Caller>& user) {
  return user.require([](const Caller& caller) {
    if (caller.user.role != taskboard::Role::admin) throw web::insufficient_privileges("not an admin");
  });
}

web::Guard<ProgramCaller> metrics_guard(std::shared_ptr<store::Pool> pool, crypto::Secret key) {
  return web::api_key_guard("X-API-Key", std::move(key))
      .then<ProgramCaller>([pool = std::move(pool)](const web::ApiKeyHolder&, const web::Request&) {
        return ProgramCaller{.database = pool->lease()};
      });
}

Guards guards_for(const web::Guard<Caller>& user, std::shared_ptr<store::Pool> pool,
                  crypto::Secret metrics_key) {
  return {.user = user,
          .admin = admin_guard(user),
          .metrics = metrics_guard(std::move(pool), std::move(metrics_key))};
}

}  // namespace taskboard_api
