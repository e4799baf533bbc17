#pragma once

#include "store/database.hpp"
#include "taskboard/passwords.hpp"
#include "web/reply.hpp"
#include "web/request.hpp"

namespace lesson {

// The detail of a 409.
inline constexpr auto email_taken = "This e-mail has an account already";

// POST /users/register: adds a member.
//   201  {"id", "email", "role"} of the new user
//   409  {"detail": email_taken}: an account with this e-mail exists, in whatever letter case
//   422  (web::InvalidRequest, thrown) for any body but {"email", "password"} within the rules of
//        taskboard_api::registration_model()
// Stores the e-mail as it was sent, and the hash that passwords.hash() makes of the whole password.
web::Reply register_user(store::Database& database, const taskboard::Passwords& passwords,
                         const web::Request& request);

}  // namespace lesson
