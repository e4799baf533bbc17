#include "taskboard_api/password_handlers.hpp"

#include <cstdio>
#include <exception>
#include <utility>

#include "taskboard/account_changes.hpp"
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

// Sends a mail if there is such an account. Nobody waits for it: a mail that cannot be sent is asked for
// again.
void send_mail(store::Pool& pool, const ResetTokens& tokens, const Outbox& outbox,
               const std::string& email) try {
  const auto account = taskboard::find_account(*pool.lease(), email);
  if (!account || !account->user.active) return;
  outbox({.to = account->user.email,
          .text = "set a new password with the token",
          .token = tokens.issue(*account)});
} catch (const std::exception& error) {
  std::fprintf(stderr, "a mail was not sent: %s\n", error.what());
}

}  // namespace

web::Handler forgot_password_with(std::shared_ptr<store::Pool> pool,
                                  std::shared_ptr<const ResetTokens> tokens, Outbox outbox,
                                  std::shared_ptr<base::JobQueue> jobs) {
  return [pool = std::move(pool), tokens = std::move(tokens), outbox = std::move(outbox),
          jobs = std::move(jobs)](const web::Request& request) {
    const auto email = forgotten_password_model().read(request).email;
    if (!jobs->add([pool, tokens, outbox, email] { send_mail(*pool, *tokens, outbox, email); }))
      return web::to_reply(
          web::HttpError{503, "Too many mails are waiting", {{"Retry-After", "1"}}, "mails"});
    return web::json(202, {{"detail", "If there is such an account, a mail is on its way"}});
  };
}

OpenHandler reset_password_with(std::shared_ptr<const taskboard::Passwords> passwords,
                                std::shared_ptr<const ResetTokens> tokens) {
  return [passwords = std::move(passwords), tokens = std::move(tokens)](store::Database& database,
                                                                        const web::Request& request) {
    const auto body = reset_model().read(request);
    const auto account = tokens->account_of(database, body.token);
    const bool was_reset =
        account &&
        taskboard::reset_password(database, account->user, passwords->hash(body.password), tokens->now());
    if (was_reset) return web::no_content();
    return web::to_reply(web::HttpError{400, "This token is not accepted", {}, "reset"});
  };
}

web::Schema password_reset_schema() { return reset_model().schema(); }

}  // namespace taskboard_api
