#include "taskboard_app.hpp"

#include <expected>
#include <string>
#include <utility>

#include "taskboard/users.hpp"
#include "taskboard_api/database.hpp"
#include "taskboard_api/routes.hpp"

namespace {

using taskboard::User;
using Believed = std::expected<User, std::string>;

// The token is good, and its subject is an active user: now, not when the token was made.
Believed current_user(store::Pool& pool, const jwt::Verifier& verifier, std::string_view token) {
  const auto claims = verifier.verify(token);
  if (!claims) return std::unexpected(std::string(jwt::code(claims.error())));
  const auto id = taskboard_api::user_id_of(claims->subject());
  if (!id) return std::unexpected("the subject is no id");
  auto user = taskboard_api::use_database(
      pool, [&](store::Database& database) { return taskboard::find_user(database, *id); });
  if (!user) return std::unexpected("there is no such user");
  if (!user->active) return std::unexpected("the user is disabled");
  return std::move(*user);
}

void require_admin(const User& user) {
  if (user.role != taskboard::Role::admin) throw web::forbidden("not an admin");
}

taskboard_api::Guards guards(const std::shared_ptr<store::Pool>& pool,
                             const std::shared_ptr<const jwt::Verifier>& verifier) {
  const auto user = web::bearer_guard<User>({{web::bearer_jwt()}}, [pool, verifier](std::string_view token) {
    return current_user(*pool, *verifier, token);
  });
  return {.user = user,
          .admin = user.require(require_admin),
          .metrics = web::api_key_guard("X-API-Key", crypto::Secret::copy_of(std::string_view(metrics_key)))};
}

}  // namespace

web::App taskboard_app(const std::shared_ptr<store::Pool>& pool,
                       std::shared_ptr<const taskboard::Passwords> passwords,
                       std::shared_ptr<const taskboard_api::AccessTokens> tokens) {
  web::App app({.title = "Taskboard"});
  const auto answer = [tokens](const User& user) { return tokens->answer(user); };
  taskboard_api::add_routes(app, pool, guards(pool, tokens->verifier()),
                            {.register_user = taskboard_api::registration(passwords),
                             .log_in = taskboard_api::login(passwords, answer)});
  return app;
}
