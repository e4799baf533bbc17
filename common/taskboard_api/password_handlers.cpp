#include "taskboard_api/password_handlers.hpp"

#include <utility>

#include "taskboard/sessions.hpp"
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

}  // namespace

// The same answer for everybody: a client must not learn who has an account.
OpenHandler forgot_password_with(std::shared_ptr<const ResetTokens> tokens, Outbox outbox) {
  return [tokens = std::move(tokens), outbox = std::move(outbox)](store::Database& database,
                                                                  const web::Request& request) {
    const auto account = taskboard::find_account(database, new_email_model().read(request).email);
    if (account && account->user.active)
      outbox({.to = account->user.email, .token = tokens->issue(*account)});
    return web::json(202, {{"detail", "If there is such an account, a mail is on its way"}});
  };
}

OpenHandler reset_password_with(std::shared_ptr<const taskboard::Passwords> passwords,
                                std::shared_ptr<const ResetTokens> tokens) {
  return [passwords = std::move(passwords), tokens = std::move(tokens)](store::Database& database,
                                                                        const web::Request& request) {
    const auto body = reset_model().read(request);
    const auto account = tokens->account_of(database, body.token);
    const bool was_reset = account && taskboard::reset_password(
                                          database, *account, passwords->hash(body.password), tokens->now());
    if (was_reset) return web::no_content();
    return web::to_reply(web::HttpError{400, "This token is not accepted", {}, "reset"});
  };
}

web::Schema password_reset_schema() { return reset_model().schema(); }

}  // namespace taskboard_api
