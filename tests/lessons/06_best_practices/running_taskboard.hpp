#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "jwt/signer.hpp"
#include "jwt/unverified_token.hpp"
#include "own_taskboard.hpp"
#include "random.hpp"
#include "test_server.hpp"

// A running Taskboard with alice and bob, who know their passwords, and carol, the admin.
struct RunningTaskboard : OwnTaskboard {
  std::string password = random_word() + random_word() + random_word();
  taskboard::User alice = add("alice");
  taskboard::User bob = add("bob");
  taskboard::User carol = add("carol", taskboard::Role::admin);
  std::mutex log_mutex;
  std::vector<std::string> log;  // Lines of requests that were answered.
  std::optional<TestServer> server{std::in_place, app(), options()};

  RunningTaskboard() {
    for (const auto& user : {alice, bob})
      taskboard::rehash_password(*pool->lease(), user, passwords->hash(password));
  }

  web::Options options() {
    return {.log_to = [this](const std::string& line) {
      const std::scoped_lock lock(log_mutex);
      log.push_back(line);
    }};
  }
  std::string whole_log() {
    const std::scoped_lock lock(log_mutex);
    std::string text;
    for (const auto& line : log) text += line + "\n";
    return text;
  }
  // As after a restart, with another key in JWT_SECRET.
  void rotate() {
    previous_key = key;
    key = jwt::Key::generate(jwt::Algorithm::hs256);
    server.reset();
    server.emplace(app(), options());
  }

  http_client::Answer post(const std::string& path, const json::Value& body) {
    return server->client().post(path, body);
  }
  http_client::Answer log_in_as(const std::string& name, const std::string& secret) {
    return post("/users/login", {{"email", name + "@example.com"}, {"password", secret}});
  }
  int refresh(const std::string& token) { return post("/refresh", {{"refresh_token", token}}).status; }
  // What a page of this server sends with the browser's cookie.
  http_client::Answer browse(const std::string& path, const std::string& cookie,
                             const json::Value& body = nullptr) {
    std::vector<web::Header> headers{{"Sec-Fetch-Site", "same-origin"}};
    if (!cookie.empty()) headers.push_back({"Cookie", cookie});
    if (body.is_null()) return server->client().send("POST", path, "", headers);
    return server->client().post(path, body, headers);
  }
  http_client::Answer browser_login() {
    return browse("/browser/login", "", {{"email", "alice@example.com"}, {"password", password}});
  }
  http_client::Answer get(const std::string& path, const std::string& token) {
    return server->client().get(path, {http_client::bearer(token)});
  }
  int knock(const std::string& token) { return get("/users/me", token).status; }
  std::string reset_token(const std::string& name = "alice") {
    post("/password/forgot", {{"email", name + "@example.com"}});
    return mails().empty() ? "no mail" : mails().back().token;
  }
  http_client::Answer reset(const std::string& token, const std::string& secret) {
    return post("/password/reset", {{"token", token}, {"password", secret}});
  }
};

// A token with the claims of a good one for `user`, and whatever is changed about it.
inline std::string forged(RunningTaskboard& taskboard, const taskboard::User& user,
                          const jwt::SignerOptions& options,
                          const json::Value& changes = json::Value::object()) {
  const auto pair = taskboard.log_in(user);
  auto claims = jwt::UnverifiedToken::decode(pair.access.text)->unverified_claims();
  for (const auto& name : changes.names()) {
    if (changes.at(name).is_null())
      claims.erase(name);
    else
      claims.set(name, changes.at(name));
  }
  return jwt::Signer(taskboard.key, options).sign(claims).value();
}
