#include "taskboard_app.hpp"

#include "taskboard_api/account_handlers.hpp"
#include "taskboard_api/documentation.hpp"
#include "taskboard_api/routes.hpp"

namespace api = taskboard_api;

web::App taskboard_app(const std::shared_ptr<store::Pool>& pool,
                       const std::shared_ptr<const taskboard::Passwords>& passwords,
                       const std::shared_ptr<const api::AccessTokens>& tokens) {
  const auto user = api::user_guard(pool, web::verified_token(tokens->verifier()));
  const auto sign_up = api::register_with(passwords);
  const auto log_in = api::log_in_with(passwords, tokens);
  auto key = crypto::Secret::copy_of(std::string_view(metrics_key));

  web::App app({.title = "Taskboard"});
  app.on_exception(api::database_unavailable);
  app.post("/users/register", api::docs.register_user, web::open(api::with_database(pool, sign_up)));
  app.post("/users/login", api::docs.log_in, web::open(api::with_database(pool, log_in)));
  api::add_taskboard_routes(app, api::guards_for(user, pool, std::move(key)),
                            api::change_email_with(passwords, [](const api::Mail&) {}));
  return app;
}
