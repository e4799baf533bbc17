#pragma once

#include <functional>
#include <memory>
#include <string>

#include "taskboard/passwords.hpp"
#include "taskboard_api/database.hpp"
#include "taskboard_api/reset_tokens.hpp"
#include "web/schema.hpp"

// Forgotten passwords: a mail with a token, and the token for a new password.
namespace taskboard_api {

// What is sent to a user who has forgotten the password. Anyone who reads it can set a new one: it belongs in
// a mail to that user, never in a log (R35).
struct Mail {
  std::string to;
  std::string token;
};
using Outbox = std::function<void(const Mail&)>;

// POST /password/forgot {"email"}: 202, whether there is such an account or not; a mail goes out if there is.
OpenHandler forgot_password_with(std::shared_ptr<const ResetTokens> tokens, Outbox outbox);

// POST /password/reset {"token", "password"}: 204, and all sessions of the user have ended; 400, one text for
// every reason.
OpenHandler reset_password_with(std::shared_ptr<const taskboard::Passwords> passwords,
                                std::shared_ptr<const ResetTokens> tokens);
web::Schema password_reset_schema();

}  // namespace taskboard_api
