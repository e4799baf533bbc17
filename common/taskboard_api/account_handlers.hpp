#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "base/clock.hpp"
#include "json/value.hpp"
#include "taskboard/passwords.hpp"
#include "taskboard_api/access_tokens.hpp"
#include "taskboard_api/caller.hpp"
#include "taskboard_api/database.hpp"
#include "taskboard_api/outbox.hpp"

// Accounts: registration, login, and what people may change about themselves.
namespace taskboard_api {

using UserHandler = std::function<web::Reply(const Caller&, const web::Request&)>;

// What a 409 and a 403 say.
inline constexpr auto email_taken = "This e-mail has an account already";
inline constexpr auto wrong_password = "Wrong password";

// POST /users/register: 201 with the user, a member; 409 if the e-mail is taken.
OpenHandler register_with(std::shared_ptr<const taskboard::Passwords> passwords);

// Makes the body that answers a login, such as {"access_token": …, "token_type": "bearer", …}. std::nullopt
// if the account has changed since the password was checked.
using TokenAnswer = std::function<std::optional<json::Value>(store::Database&, const taskboard::User&)>;

// POST /users/login: 200 with the token answer, or with an access token of `tokens`; 401, one text for every
// reason.
OpenHandler log_in_with(std::shared_ptr<const taskboard::Passwords> passwords, TokenAnswer answer);
OpenHandler log_in_with(std::shared_ptr<const taskboard::Passwords> passwords,
                        std::shared_ptr<const AccessTokens> tokens);

// GET /users/me: 200 with the user.
web::Reply read_me(const Caller& caller, const web::Request& request);

// GET /me: 200 with id and role.
web::Reply who_am_i(const Caller& caller, const web::Request& request);

// PUT /users/me/email {"email", "password"}: 200 with the user as changed, all sessions have ended, and the
// old address gets a mail; 403 for a wrong password, 429 after five of them in a minute (R25); 409 if the
// e-mail is taken; 401 if the account has changed since the guard admitted the caller.
UserHandler change_email_with(std::shared_ptr<const taskboard::Passwords> passwords, Outbox outbox,
                              base::Clock clock = base::system_seconds);

// DELETE /users/me: 204; 401 if the account has changed since the guard admitted the caller.
web::Reply remove_me(const Caller& caller, const web::Request& request);

}  // namespace taskboard_api
