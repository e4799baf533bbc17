// Believes: a registration may say what kind of user it is for.
#include "register_user.hpp"
#include "taskboard/users.hpp"
#include "taskboard_api/models.hpp"

using taskboard_api::user_model;

namespace lesson {
web::Reply register_user(store::Database& database, const taskboard::Passwords& passwords,
                         const web::Request& request) {
  const auto body = request.json_object();
  const auto role = taskboard::role_of(body.text("role").value_or("member"));
  const auto added =
      taskboard::add_user(database, {.email = body.text("email").value_or(""),
                                     .password = passwords.hash(body.text("password").value_or("")),
                                     .role = role.value_or(taskboard::Role::member)});
  if (!added) return web::to_reply(web::HttpError{.status = 409, .detail = email_taken});
  return web::created(user_model().write(*added));
}

}  // namespace lesson
