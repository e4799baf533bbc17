#include "session_world.hpp"

#include "taskboard/schema.hpp"
#include "taskboard/sessions.hpp"

SessionWorld::SessionWorld(const Options& options)
    : pool(std::make_shared<store::Pool>(options.file, taskboard::migrations(),
                                         store::Options{.durability = store::Durability::process,
                                                        .after_statement =
                                                            [this](std::string_view sql) {
                                                              if (after_statement) after_statement(sql);
                                                            }})),
      passwords(std::make_shared<const taskboard::Passwords>(options.cost)),
      key(options.key),
      now(options.now),
      app(solved_app(*this)) {
  if (!taskboard::find_account(*pool->lease(), "alice@example.com")) add_alice();
}

void SessionWorld::add_alice() {
  static const auto hash = taskboard::Passwords({.log2_n = 4}).hash(password);
  taskboard::add_user(*pool->lease(), {.email = "alice@example.com", .password = hash}).value();
}

web::Reply SessionWorld::send(const std::string& method, const std::string& path, const json::Value& body,
                              const std::string& token) {
  const auto number = ++address_;
  web::Request request{.method = method, .path = path};
  request.remote_address = "127." + std::to_string(number >> 16 & 255) + "." +
                           std::to_string(number >> 8 & 255) + "." + std::to_string(number & 255);
  if (!token.empty()) request.headers.push_back({"Authorization", "Bearer " + token});
  if (!body.is_null()) {
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = body.dump();
  }
  return app.answer(request);
}

taskboard::TokenPair SessionWorld::begin() {
  const auto user = alice();
  auto pair = solved_pair(*this, user);
  taskboard::start_session(*pool->lease(), user, pair, now).value();
  return pair;
}

std::string SessionWorld::reset_token() {
  if (lesson_number() < 6) return "no mail";
  send("POST", "/password/forgot", {{"email", "alice@example.com"}});
  return mails().back().token;
}

int SessionWorld::reset(const std::string& token, const std::string& words) {
  if (lesson_number() >= 6)
    return send("POST", "/password/reset", {{"token", token}, {"password", words}}).status;
  const auto database = pool->lease();
  const auto account = taskboard::find_account(*database, "alice@example.com");
  const bool was_reset = account && account->user.active &&
                         taskboard::reset_password(*database, account->user, passwords->hash(words), now);
  return was_reset ? 204 : 400;
}

taskboard::User SessionWorld::alice() { return taskboard::find_user(*pool->lease(), 1).value(); }

std::int64_t SessionWorld::rows(const std::string& condition) {
  return pool->lease()->read("SELECT count(*) FROM " + condition).front().integer(0);
}

std::vector<taskboard_api::Mail> SessionWorld::mails() {
  jobs->wait_until_idle();
  const std::scoped_lock lock(mutex_);
  return mails_;
}
