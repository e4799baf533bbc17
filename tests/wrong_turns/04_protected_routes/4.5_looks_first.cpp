// Believes: an e-mail that was free a moment ago is free now.
#include "register_user.hpp"
#include "taskboard/users.hpp"
#include "taskboard_api/models.hpp"

using taskboard_api::registration_model;
using taskboard_api::user_model;

namespace lesson {

web::Reply register_user(store::Database& database, const taskboard::Passwords& passwords,
                         const web::Request& request) {
  const auto body = registration_model().read(request);
  if (taskboard::find_account(database, body.email))
    return web::to_reply(web::HttpError{.status = 409, .detail = email_taken});
  const auto added =
      taskboard::add_user(database, {.email = body.email, .password = passwords.hash(body.password)});
  return web::created(user_model().write(added.value()));
}

}  // namespace lesson
