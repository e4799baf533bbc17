#include "taskboard_api/account_handlers.hpp"

#include <utility>

#include "taskboard/login.hpp"
#include "taskboard/users.hpp"
#include "taskboard_api/models.hpp"

namespace taskboard_api {
namespace {

web::Reply answer(taskboard::UserProblem problem) {
  switch (problem) {
    case taskboard::UserProblem::email_taken:
      return web::to_reply(web::HttpError{409, email_taken});
    case taskboard::UserProblem::unknown_user:
      return web::not_found();  // Removed since the guard looked.
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
    if (user) return web::ok(answer(database, *user));
    return web::to_reply(
        web::HttpError{401, "Wrong e-mail or password", {{"WWW-Authenticate", "Bearer"}}, "login"});
  };
}

web::Reply read_me(const Caller& caller, const web::Request&) {
  return web::ok(user_model().write(caller.user));
}

web::Reply who_am_i(const Caller& caller, const web::Request&) {
  return web::ok({{"id", caller.user.id}, {"role", taskboard::to_string(caller.user.role)}});
}

web::Reply change_email(const Caller& caller, const web::Request& request) {
  const auto wanted = new_email_model().read(request);
  const auto changed = taskboard::change_email(*caller.database, caller.user.id, wanted.email);
  return changed ? web::ok(user_model().write(*changed)) : answer(changed.error());
}

web::Reply remove_me(const Caller& caller, const web::Request&) {
  return taskboard::remove_user(*caller.database, caller.user.id) ? web::no_content() : web::not_found();
}

}  // namespace taskboard_api
