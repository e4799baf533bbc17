// Exercise 4.5 · Two fields, no more
//
// Somebody new sends {"email": …, "password": …}. Make an account for them:
//
//   registration_model().read(request)    a Registration: .email and .password. Throws the 422 itself
//   taskboard::add_user(database, …)      takes a NewUser: .email, and .password as a hash
//   it succeeds                           web::created(), with the user as user_model() writes it
//   it fails: the e-mail is taken         web::to_reply() of a web::HttpError: 409 and email_taken
//
// Every new user is a member. The hash never leaves the database.
#include "register_user.hpp"

#include "course/todo.hpp"
#include "taskboard/users.hpp"
#include "taskboard_api/models.hpp"

using taskboard_api::registration_model;
using taskboard_api::user_model;

namespace lesson {

web::Reply register_user(store::Database& database, const taskboard::Passwords& passwords,
                         const web::Request& request) {
  course::todo("4.5", database, passwords, request);  // Your code replaces this line.
}

}  // namespace lesson
