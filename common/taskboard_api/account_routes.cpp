// Accounts: who is new, who comes in, and what people may change about themselves.
#include <utility>

#include "taskboard/login.hpp"
#include "taskboard/users.hpp"
#include "taskboard_api/database.hpp"
#include "taskboard_api/internal/answers.hpp"
#include "taskboard_api/models.hpp"
#include "taskboard_api/routes.hpp"

namespace taskboard_api {
namespace {

using taskboard::User;
using taskboard::UserProblem;

constexpr auto email_taken = "This e-mail has an account already";

web::Reply read_me(const User& caller, const web::Request&) { return web::ok(user_model().write(caller)); }

web::Reply who_am_i(const User& caller, const web::Request&) {
  return web::ok({{"id", caller.id}, {"role", taskboard::to_string(caller.role)}});
}

web::Reply answer(const UserProblem& problem) {
  switch (problem) {
    case UserProblem::email_taken:
      return web::to_reply(web::HttpError{409, email_taken});
    case UserProblem::unknown_user:
      return web::not_found();  // Removed since the guard looked.
  }
  std::unreachable();
}

web::Reply change_email(store::Database& database, const User& caller, const web::Request& request) {
  const auto wanted = new_email_model().read(request);
  const auto changed = taskboard::change_email(database, caller.id, wanted.email);
  return changed ? web::ok(user_model().write(*changed)) : answer(changed.error());
}

web::Reply remove_me(store::Database& database, const User& caller, const web::Request&) {
  return taskboard::remove_user(database, caller.id) ? web::no_content() : web::not_found();
}

web::Schema token_schema() {
  return {"Token",
          {{"type", "object"},
           {"properties",
            {{"access_token", {{"type", "string"}}},
             {"token_type", {{"type", "string"}, {"const", "bearer"}}},
             {"expires_in", {{"type", "integer"}, {"description", "Seconds from now"}}}}}}};
}

web::AnswerKind taken() { return {409, email_taken}; }

}  // namespace

OpenHandler registration(std::shared_ptr<const taskboard::Passwords> passwords) {
  return [passwords = std::move(passwords)](store::Database& database, const web::Request& request) {
    const auto body = registration_model().read(request);
    const auto added =
        taskboard::add_user(database, {.email = body.email, .password = passwords->hash(body.password)});
    return added ? web::created(user_model().write(*added)) : answer(added.error());
  };
}

OpenHandler login(std::shared_ptr<const taskboard::Passwords> passwords, TokenAnswer answer) {
  return [passwords = std::move(passwords), answer = std::move(answer)](store::Database& database,
                                                                        const web::Request& request) {
    const auto body = login_model().read(request);
    const auto user =
        taskboard::log_in(database, *passwords, {.email = body.email, .password = body.password});
    if (user) return web::ok(answer(*user));
    return web::to_reply(
        web::HttpError{401, "Wrong e-mail or password", {{"WWW-Authenticate", "Bearer"}}, "login"});
  };
}

void add_account_routes(web::App& app, const std::shared_ptr<store::Pool>& pool, const Guards& guards,
                        const Decisions& decisions) {
  auto login_answers = decisions.more_login_answers;
  login_answers.push_back({401, "Wrong e-mail or password; which, nobody learns"});
  app.post("/users/register",
           {.summary = "Get an account",
            .tags = {"users"},
            .body = {{registration_model().schema()}},
            .answers = answers({201, "The new user, a member", user_model().schema()}, {taken()})},
           web::open(with_database(pool, decisions.register_user)));
  app.post("/users/login",
           {.summary = "E-mail and password for a token",
            .tags = {"users"},
            .body = {{login_model().schema()}},
            .answers =
                answers({200, "The token", decisions.login_answer.value_or(token_schema())}, login_answers)},
           web::open(with_database(pool, decisions.log_in)));
  app.get("/users/me",
          {.summary = "My account",
           .tags = {"users"},
           .answers = answers({200, "The user", user_model().schema()})},
          guards.user(read_me));
  app.put("/users/me/email",
          {.summary = "Change my e-mail",
           .tags = {"users"},
           .body = {{new_email_model().schema()}},
           .answers = answers({200, "The user as changed", user_model().schema()}, {taken()})},
          guards.user(with_database(pool, change_email)));
  app.del("/users/me",
          {.summary = "Remove my account, with everything in it",
           .tags = {"users"},
           .answers = answers({204, "It is gone"})},
          guards.user(with_database(pool, remove_me)));
  app.get("/me", {.summary = "Who am I to you?", .tags = {"users"}, .answers = answers({200, "Id and role"})},
          guards.user(who_am_i));
}

}  // namespace taskboard_api
