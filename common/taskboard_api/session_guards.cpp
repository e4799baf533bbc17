#include "taskboard_api/session_guards.hpp"

#include <expected>
#include <utility>

#include "taskboard/sessions.hpp"
#include "taskboard/users.hpp"
#include "taskboard_api/access_tokens.hpp"
#include "taskboard_api/database.hpp"

namespace taskboard_api {
namespace {

using Believed = std::expected<Caller, std::string>;

Believed find_caller(store::Database& database, const Believe& believe, std::string_view token) {
  auto claims = believe(token);
  if (!claims) return std::unexpected(claims.error());
  const auto id = user_id_of(claims->subject());
  const auto user = id ? taskboard::find_user(database, *id) : std::nullopt;
  if (!user || !user->active) return std::unexpected("no active user");
  if (taskboard::is_ended(database, {std::string(claims->issuer()), std::string(claims->id())}))
    return std::unexpected("ended before its time");
  const auto session = taskboard::session_of_access_token(database, claims->id());
  if (!session) return std::unexpected("made for no session");
  return Caller{*user, session->id, std::string(token), std::move(*claims)};
}

void require_admin(const taskboard::User& user) {
  if (user.role == taskboard::Role::admin) return;
  throw web::HttpError{403,
                       "Not enough permissions",
                       {{"WWW-Authenticate", R"(Bearer error="insufficient_scope")"}},
                       "not an admin"};
}

}  // namespace

web::Guard<Caller> caller_guard(const std::shared_ptr<store::Pool>& pool, Believe believe) {
  return web::bearer_guard<Caller>(
      {{web::bearer_jwt()}}, [pool, believe = std::move(believe)](std::string_view token) {
        return use_database(*pool,
                            [&](store::Database& database) { return find_caller(database, believe, token); });
      });
}

web::Guard<Caller> caller_guard(const std::shared_ptr<store::Pool>& pool,
                                std::shared_ptr<const jwt::Verifier> verifier) {
  return caller_guard(pool,
                      [verifier = std::move(verifier)](
                          std::string_view token) -> std::expected<jwt::VerifiedClaims, std::string> {
                        auto claims = verifier->verify(token);
                        if (!claims) return std::unexpected(std::string(jwt::code(claims.error())));
                        return std::move(*claims);
                      });
}

Guards guards_of(const web::Guard<Caller>& caller, crypto::Secret metrics_key) {
  const web::Guard<taskboard::User> user(
      {{web::bearer_jwt()}}, [caller](const web::Request& request) { return caller.value(request).user; },
      {400, 401});
  return {.user = user,
          .admin = user.require(require_admin),
          .metrics = web::api_key_guard("X-API-Key", std::move(metrics_key))};
}

}  // namespace taskboard_api
