#include "taskboard_api/account_handlers.hpp"

#include <string>
#include <utility>

#include "taskboard/account_changes.hpp"
#include "taskboard/login.hpp"
#include "taskboard_api/models.hpp"
#include "throttle/attempt_limit.hpp"
#include "web/auth_errors.hpp"

namespace taskboard_api {
namespace {

// The guard has admitted a caller whom it would not admit any more.
web::HttpError changed_meanwhile() { return web::invalid_token("the account has changed meanwhile"); }

web::Reply answer(taskboard::UserProblem problem) {
  switch (problem) {
    case taskboard::UserProblem::email_taken:
      return web::to_reply(web::HttpError{409, email_taken});
    case taskboard::UserProblem::changed_meanwhile:
      throw changed_meanwhile();
  }
  std::unreachable();
}

}  // namespace

OpenHandler register_with(std::shared_ptr<const taskboard::Passwords> passwords) {
  return [passwords = std::move(passwords)](store::Database& database, const web::Request& request) {
    const auto body = registration_model().read(request);
    const auto added =
        taskboard::add_user(database, {.email = body.email, .password = passwords->hash(body.password)});
    return added ? web::created(user_model().write(*added)) : answer(added.error());
  };
}

OpenHandler log_in_with(std::shared_ptr<const taskboard::Passwords> passwords, TokenAnswer answer) {
  return [passwords = std::move(passwords), answer = std::move(answer)](store::Database& database,
                                                                        const web::Request& request) {
    const auto body = login_model().read(request);
    const auto user =
        taskboard::log_in(database, *passwords, {.email = body.email, .password = body.password});
    const auto tokens = user ? answer(database, *user) : std::nullopt;
    if (tokens) {
      request.caller->subject = std::to_string(user->id);
      return web::ok(*tokens);
    }
    return web::to_reply(
        web::HttpError{401, "Wrong e-mail or password", {{"WWW-Authenticate", "Bearer"}}, "login"});
  };
}

OpenHandler log_in_with(std::shared_ptr<const taskboard::Passwords> passwords,
                        std::shared_ptr<const AccessTokens> tokens) {
  return log_in_with(std::move(passwords),
                     [tokens = std::move(tokens)](store::Database&, const taskboard::User& user) {
                       return std::optional(tokens->answer(user));
                     });
}

web::Reply read_me(const Caller& caller, const web::Request&) {
  return web::ok(user_model().write(caller.user));
}

web::Reply who_am_i(const Caller& caller, const web::Request&) {
  return web::ok({{"id", caller.user.id}, {"role", taskboard::to_string(caller.user.role)}});
}

UserHandler change_email_with(std::shared_ptr<const taskboard::Passwords> passwords, Outbox outbox,
                              base::Clock clock) {
  return [passwords = std::move(passwords), outbox = std::move(outbox), clock = std::move(clock),
          guesses = std::make_shared<throttle::AttemptLimit>(throttle::AttemptLimit::Options{})](
             const Caller& caller, const web::Request& request) {
    const auto wanted = email_change_model().read(request);
    const auto account = taskboard::find_account(*caller.database, caller.user.id);
    if (!account) throw changed_meanwhile();
    const auto name = std::to_string(caller.user.id);
    if (const auto wait = guesses->admit(name)) return web::to_reply(web::too_many_attempts(*wait));
    if (passwords->check(wanted.password, account->password) == crypto::PasswordVerdict::wrong)
      return web::to_reply(web::HttpError{403, wrong_password, {}, "e-mail: wrong password"});
    guesses->forgive(name);
    const auto changed = taskboard::change_email(*caller.database, caller.user, wanted.email, clock());
    if (!changed) return answer(changed.error());
    outbox({.to = caller.user.email, .text = "this account has another e-mail address now"});
    return web::ok(user_model().write(*changed));
  };
}

web::Reply remove_me(const Caller& caller, const web::Request&) {
  if (!taskboard::remove_user(*caller.database, caller.user)) throw changed_meanwhile();
  return web::no_content();
}

}  // namespace taskboard_api
