// Believes: any two texts are an e-mail and a password.
#include "register_user.hpp"
#include "taskboard/users.hpp"
#include "taskboard_api/models.hpp"

using taskboard_api::user_model;

namespace lesson {
web::Reply register_user(store::Database& database, const taskboard::Passwords& passwords,
                         const web::Request& request) {
  const auto body = request.json_object();
  for (const auto& name : body.names()) {
    if (name != "email" && name != "password")
      throw web::InvalidRequest{{{{"body", name}, "Extra inputs are not permitted", "extra_forbidden"}}};
  }
  const auto added =
      taskboard::add_user(database, {.email = body.text("email").value_or(""),
                                     .password = passwords.hash(body.text("password").value_or(""))});
  if (!added) return web::to_reply(web::HttpError{.status = 409, .detail = email_taken});
  return web::created(user_model().write(*added));
}

}  // namespace lesson
