// Forgotten passwords: a mail with a token, and the token for a new password.
#include "taskboard_api/password_routes.hpp"

#include <utility>

#include "taskboard/sessions.hpp"
#include "taskboard_api/database.hpp"
#include "taskboard_api/internal/answers.hpp"
#include "taskboard_api/models.hpp"

namespace taskboard_api {
namespace {

struct Reset {
  std::string token;
  std::string password;
};

const web::Model<Reset>& reset_model() {
  static const auto model = web::Model<Reset>("PasswordReset")
                                .field("token", &Reset::token, {.min_length = 1, .max_length = 4000})
                                .field("password", &Reset::password, {.min_length = 8, .max_length = 200});
  return model;
}

// The same answer for everybody: who asks must not learn who has an account.
OpenHandler forgot_with(const std::shared_ptr<const ResetTokens>& tokens, const Outbox& outbox) {
  return [tokens, outbox](store::Database& database, const web::Request& request) {
    const auto account = taskboard::find_account(database, new_email_model().read(request).email);
    if (account && account->user.active)
      outbox({.to = account->user.email, .token = tokens->issue(*account)});
    return web::json(202, {{"detail", "If there is such an account, a mail is on its way"}});
  };
}

OpenHandler reset_with(const std::shared_ptr<const taskboard::Passwords>& passwords,
                       const std::shared_ptr<const ResetTokens>& tokens) {
  return [passwords, tokens](store::Database& database, const web::Request& request) {
    const auto body = reset_model().read(request);
    const auto account = tokens->account_of(database, body.token);
    const bool was_reset = account && taskboard::reset_password(
                                          database, *account, passwords->hash(body.password), tokens->now());
    if (was_reset) return web::no_content();
    return web::to_reply(web::HttpError{400, "This token is not accepted", {}, "reset"});
  };
}

}  // namespace

web::HttpError too_many_attempts(std::chrono::seconds wait) {
  return {429,
          "Too many attempts, try again later",
          {{"Retry-After", std::to_string(wait.count())}},
          "throttled"};
}

web::AnswerKind too_many_attempts_answer() {
  return {429, "Too many attempts; Retry-After says when to try again"};
}

void add_password_routes(web::App& app, const std::shared_ptr<store::Pool>& pool,
                         const std::shared_ptr<const taskboard::Passwords>& passwords,
                         const std::shared_ptr<const ResetTokens>& tokens, const Outbox& outbox,
                         const Wrap& throttled) {
  app.post("/password/forgot",
           {.summary = "Have a mail sent that lets me set a new password",
            .tags = {"users"},
            .body = {{new_email_model().schema()}},
            .answers = answers({202, "The same for everybody"}, {too_many_attempts_answer()})},
           web::open(with_database(pool, throttled(forgot_with(tokens, outbox)))));
  app.post("/password/reset",
           {.summary = "A new password, for the token of that mail",
            .tags = {"users"},
            .body = {{reset_model().schema()}},
            .answers = answers({204, "It is set, and all sessions have ended"},
                               {{400, "The token is not accepted; why, nobody learns"}})},
           web::open(with_database(pool, reset_with(passwords, tokens))));
}

}  // namespace taskboard_api
