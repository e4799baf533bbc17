#pragma once

#include <memory>

#include "base/job_queue.hpp"
#include "store/pool.hpp"
#include "taskboard/passwords.hpp"
#include "taskboard_api/database.hpp"
#include "taskboard_api/outbox.hpp"
#include "taskboard_api/reset_tokens.hpp"
#include "web/schema.hpp"

// Forgotten passwords: a mail with a token, and the token for a new password.
namespace taskboard_api {

// POST /password/forgot {"email"}: 202, whether there is such an account or not; a mail goes out if there is.
// A job of `jobs` looks for the account and sends the mail, so the answer is the same, and as fast, for
// everybody (R21). 503 if too many such jobs are waiting. Why: docs/decisions/0068-who-has-an-account.md
web::Handler forgot_password_with(std::shared_ptr<store::Pool> pool,
                                  std::shared_ptr<const ResetTokens> tokens, Outbox outbox,
                                  std::shared_ptr<base::JobQueue> jobs);

// POST /password/reset {"token", "password"}: 204, and all sessions of the user have ended; 400, one text for
// every reason.
OpenHandler reset_password_with(std::shared_ptr<const taskboard::Passwords> passwords,
                                std::shared_ptr<const ResetTokens> tokens);
web::Schema password_reset_schema();

}  // namespace taskboard_api
