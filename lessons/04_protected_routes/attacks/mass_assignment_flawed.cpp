// The flawed server of lab 4b. Look for the line that copies too much.
#include "mass_assignment_flawed.hpp"

#include "jwt/key.hpp"
#include "taskboard/login.hpp"
#include "taskboard/schema.hpp"
#include "taskboard/users.hpp"
#include "taskboard_api/models.hpp"
#include "web/guards.hpp"

using taskboard::Role;
using taskboard_api::user_model;

namespace lesson {
namespace {

constexpr crypto::ScryptCost cheap{.log2_n = 4};  // A lab is not the place to wait.

web::HttpError refused(int status, const std::string& why) { return {.status = status, .detail = why}; }

}  // namespace

WillingDesk::WillingDesk()
    : tokens_(jwt::Key::generate(jwt::Algorithm::hs256)),
      passwords_(cheap),
      database_(":memory:", taskboard::migrations()) {}

taskboard::User WillingDesk::add_admin(const std::string& name) {
  return taskboard::add_user(database_,
                             {.email = name + "@example.com", .password = {"no hash"}, .role = Role::admin})
      .value();
}

web::Reply WillingDesk::register_user(const web::Request& request) {
  json::Value account{{"email", ""}, {"password", ""}, {"role", "member"}};
  account.merge(request.json_object());  // "Then next year's fields need no change here."

  const auto role = taskboard::role_of(account.text("role").value_or(""));
  if (!role) throw refused(422, "There is no such role.");
  const std::scoped_lock lock(mutex_);
  const auto added =
      taskboard::add_user(database_, {.email = account.text("email").value_or(""),
                                      .password = passwords_.hash(account.text("password").value_or("")),
                                      .role = *role});
  if (!added) throw refused(409, "This e-mail has an account already.");
  registered_.insert(added->id);
  return web::created(user_model().write(*added));
}

web::Reply WillingDesk::log_in(const web::Request& request) {
  const auto body = taskboard_api::login_model().read(request);
  const std::scoped_lock lock(mutex_);
  const auto user =
      taskboard::log_in(database_, passwords_, {.email = body.email, .password = body.password});
  if (!user) throw refused(401, "Wrong e-mail or password.");
  return web::ok(tokens_.answer(*user));
}

web::Reply WillingDesk::list_users(const jwt::VerifiedClaims& claims) {
  const std::scoped_lock lock(mutex_);
  const auto id = taskboard_api::user_id_of(claims.subject()).value();
  const auto caller = taskboard::find_user(database_, id);
  if (!caller || caller->role != Role::admin) throw refused(403, "For admins only.");
  if (registered_.contains(id)) ++self_made_admins_;  // Noted for the judge. The list is shown anyway.
  return web::ok(taskboard_api::write_all(user_model(), taskboard::list_users(database_, {})));
}

web::App WillingDesk::routes() {
  web::App app({.title = "Taskboard that takes your word for it"});
  app.post("/users/register", {.summary = "Get an account"},
           web::open([this](const web::Request& request) { return register_user(request); }));
  app.post("/users/login", {.summary = "E-mail and password for a token"},
           web::open([this](const web::Request& request) { return log_in(request); }));
  app.get("/admin/users", {.summary = "All users"},
          web::verified_token(tokens_.verifier())(
              [this](const jwt::VerifiedClaims& claims, const web::Request&) { return list_users(claims); }));
  return app;
}

}  // namespace lesson
