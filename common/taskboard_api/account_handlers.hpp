#pragma once

#include <functional>
#include <memory>

#include "json/value.hpp"
#include "taskboard/passwords.hpp"
#include "taskboard_api/caller.hpp"
#include "taskboard_api/database.hpp"

// Accounts: registration, login, and what people may change about themselves.
namespace taskboard_api {

// The detail of a 409.
inline constexpr auto email_taken = "This e-mail has an account already";

// POST /users/register: 201 with the user, a member; 409 if the e-mail is taken.
OpenHandler register_with(std::shared_ptr<const taskboard::Passwords> passwords);

// Makes the body that answers a login, such as {"access_token": …, "token_type": "bearer", …}.
using TokenAnswer = std::function<json::Value(store::Database&, const taskboard::User&)>;

// POST /users/login: 200 with the token answer; 401, one text for every reason.
OpenHandler log_in_with(std::shared_ptr<const taskboard::Passwords> passwords, TokenAnswer answer);

// GET /users/me: 200 with the user.
web::Reply read_me(const Caller& caller, const web::Request& request);

// GET /me: 200 with id and role.
web::Reply who_am_i(const Caller& caller, const web::Request& request);

// PUT /users/me/email: 200 with the user as changed; 409 if the e-mail is taken.
web::Reply change_email(const Caller& caller, const web::Request& request);

// DELETE /users/me: 204.
web::Reply remove_me(const Caller& caller, const web::Request& request);

}  // namespace taskboard_api
