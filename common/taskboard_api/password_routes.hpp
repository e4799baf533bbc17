#pragma once

#include <functional>
#include <memory>
#include <string>

#include "store/pool.hpp"
#include "taskboard/passwords.hpp"
#include "taskboard_api/reset_tokens.hpp"
#include "taskboard_api/routes.hpp"

namespace taskboard_api {

// What is sent to somebody who forgot a password. Whoever reads it can set a new one: it belongs into a mail
// to that person, never into a log (R35).
struct Mail {
  std::string to;
  std::string token;
};
using Outbox = std::function<void(const Mail&)>;

// What happens before a handler is called, and may throw HttpError instead: a limit on attempts.
using Wrap = std::function<OpenHandler(OpenHandler)>;

// 429 with Retry-After. `seconds` is at least 1.
web::HttpError too_many_attempts(std::chrono::seconds wait);
web::AnswerKind too_many_attempts_answer();

// POST /password/forgot   {"email"}: 202, whether there is such an account or not; a mail goes out if there
// is POST /password/reset    {"token", "password"}: 204, and all sessions of the user have ended; 400, one
// text
//                         for every reason
// Every mail goes through `throttled`.
void add_password_routes(web::App& app, const std::shared_ptr<store::Pool>& pool,
                         const std::shared_ptr<const taskboard::Passwords>& passwords,
                         const std::shared_ptr<const ResetTokens>& tokens, const Outbox& outbox,
                         const Wrap& throttled);

}  // namespace taskboard_api
