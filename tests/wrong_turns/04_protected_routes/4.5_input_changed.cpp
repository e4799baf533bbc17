// Believes: tidy input is good input.
#include "base/ascii.hpp"
#include "register_user.hpp"
#include "taskboard/users.hpp"
#include "taskboard_api/models.hpp"

using taskboard_api::registration_model;
using taskboard_api::user_model;

namespace lesson {

web::Reply register_user(store::Database& database, const taskboard::Passwords& passwords,
                         const web::Request& request) {
  const auto body = registration_model().read(request);
  const auto added = taskboard::add_user(
      database, {.email = base::to_lower(body.email), .password = passwords.hash(body.password)});
  if (!added) return web::to_reply(web::HttpError{.status = 409, .detail = email_taken});
  return web::created(user_model().write(*added));
}

}  // namespace lesson
