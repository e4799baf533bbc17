// The whole server: what a session is worth, from the login to its end.
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "fetch.hpp"
#include "jwt/signer.hpp"
#include "own_taskboard.hpp"
#include "random.hpp"
#include "test_server.hpp"

using taskboard::Role;

namespace {

constexpr std::int64_t day = 24 * 60 * 60;

// A running Taskboard with alice, bob and carol. Alice knows her password.
struct Fixture : OwnTaskboard {
  std::string password = random_word() + random_word() + random_word();
  std::int64_t strangers = add_strangers(*pool->lease(), now);
  taskboard::User alice = add("alice");
  taskboard::User bob = add("bob");
  taskboard::User carol = add("carol", Role::admin);
  TestServer server{app()};

  Fixture() { taskboard::rehash_password(*pool->lease(), alice, passwords->hash(password)); }

  http_client::Answer log_in_as_alice() {
    return server.client().post("/users/login", {{"email", "alice@example.com"}, {"password", password}});
  }
  http_client::Answer refresh(const std::string& token) {
    return server.client().post("/refresh", {{"refresh_token", token}});
  }
  http_client::Answer refresh(const taskboard::TokenPair& pair) { return refresh(pair.refresh.text); }
  http_client::Answer get(const std::string& path, const std::string& token) {
    return server.client().get(path, {http_client::bearer(token)});
  }
  int knock(const std::string& token) { return get("/users/me", token).status; }
  int post(const std::string& path, const std::string& token) {
    return server.client().send("POST", path, "", {http_client::bearer(token)}).status;
  }
};

// The tokens of an answer of POST /refresh; nothing when it was refused.
std::optional<lesson::ClientTokens> tokens_in(const http_client::Answer& answer) {
  if (answer.status != 200) return std::nullopt;
  return lesson::ClientTokens{.access = answer.json().text("access_token").value_or(""),
                              .refresh = answer.json().text("refresh_token").value_or("")};
}

// A member of an answer, as text.
std::string text(const http_client::Answer& answer, const std::string& name) {
  return answer.json().text(name).value_or("missing");
}

const json::Value refused{{"error", "invalid_grant"}, {"detail", "Log in again"}};

}  // namespace

TEST_CASE("5.server a login gives two tokens, and both of them work", "[5.server][login_ok][R26]") {
  Fixture taskboard;
  const auto answer = taskboard.log_in_as_alice();

  REQUIRE(answer.status == 200);
  CHECK(answer.header("Cache-Control") == "no-store");
  CHECK(answer.json().names() ==
        std::vector<std::string>{"access_token", "token_type", "expires_in", "refresh_token"});
  CHECK(text(answer, "token_type") == "bearer");
  CHECK(answer.json().integer("expires_in") == 900);
  CHECK(taskboard.knock(text(answer, "access_token")) == 200);
  CHECK(taskboard.refresh(text(answer, "refresh_token")).status == 200);
}

TEST_CASE("5.server a refresh gives the next pair", "[5.server][refresh_ok][R26]") {
  Fixture taskboard;
  const auto first = taskboard.log_in(taskboard.alice);
  taskboard.now += 1'000;
  CHECK(taskboard.knock(first.access.text) == 401);
  const auto second = taskboard.refresh(first);

  REQUIRE(second.status == 200);
  CHECK(second.header("Cache-Control") == "no-store");
  CHECK(second.json().names() == taskboard.log_in_as_alice().json().names());
  CHECK(taskboard.knock(text(second, "access_token")) == 200);
  CHECK(taskboard.refresh(text(second, "refresh_token")).status == 200);
}

TEST_CASE("5.server each kind of token is accepted at its own routes only", "[5.server][two_kinds][R16]") {
  Fixture taskboard;
  const auto pair = taskboard.log_in(taskboard.alice);
  const taskboard_api::AccessTokens old_kind(taskboard.key, taskboard.clock);

  CHECK(taskboard.knock(pair.refresh.text) == 401);
  CHECK(taskboard.refresh(pair.access.text).json() == refused);
  CHECK(taskboard.knock(old_kind.issue(taskboard.alice)) == 401);
  CHECK(taskboard.knock(pair.access.text) == 200);
}

TEST_CASE("5.server a refresh token that is used twice ends the session", "[5.server][reuse][R29]") {
  Fixture taskboard;
  const auto first = taskboard.log_in(taskboard.alice), other = taskboard.log_in(taskboard.alice);
  const auto second = taskboard.refresh(first);

  CHECK(taskboard.refresh(first).json() == refused);
  CHECK(taskboard.refresh(text(second, "refresh_token")).json() == refused);
  CHECK(taskboard.knock(text(second, "access_token")) == 401);
  CHECK(taskboard.knock(first.access.text) == 401);
  CHECK(taskboard.knock(other.access.text) == 200);
  CHECK(taskboard.refresh(other).status == 200);
}

TEST_CASE("5.server every refused refresh gets the same answer", "[5.server][one_refusal][R21]") {
  Fixture taskboard;
  const auto used = taskboard.log_in(taskboard.alice), ended = taskboard.log_in(taskboard.alice);
  taskboard.refresh(used);
  taskboard.post("/logout", ended.access.text);
  const auto old = taskboard.log_in(taskboard.bob);
  taskboard.now += 14 * day;

  for (const auto& token :
       {std::string("unknown"), used.refresh.text, ended.refresh.text, old.refresh.text, old.refresh.hash}) {
    const auto answer = taskboard.refresh(token);
    CHECK(answer.status == 400);
    CHECK(answer.json() == refused);
    CHECK(answer.header("Cache-Control") == "no-store");
    CHECK(answer.header("WWW-Authenticate") == "");
  }
}

TEST_CASE("5.server a refresh reads one field", "[5.server][one_field]") {
  Fixture taskboard;
  const auto alices = taskboard.log_in(taskboard.alice), bobs = taskboard.log_in(taskboard.bob);
  auto client = taskboard.server.client();

  CHECK(client.post("/refresh", {{"refresh_token", bobs.refresh.text}, {"access_token", alices.access.text}})
            .status == 422);
  CHECK(client.post("/refresh", {{"token", bobs.refresh.text}}).status == 422);
  CHECK(client.post("/refresh", {{"refresh_token", 7}}).status == 422);
  const auto answer = client.post("/refresh", {{"refresh_token", bobs.refresh.text}},
                                  {http_client::bearer(alices.access.text)});
  CHECK(taskboard.get("/me", text(answer, "access_token")).json().integer("id") == taskboard.bob.id);
}

TEST_CASE("5.server a session ends after 14 unused days, and after 90 days in any case",
          "[5.server][two_ends][R27]") {
  Fixture taskboard;
  const auto unused = taskboard.log_in(taskboard.alice);
  auto token = taskboard.log_in(taskboard.bob).refresh.text;
  const auto start = taskboard.now.load();
  for (int week = 1; week <= 12; ++week) {
    taskboard.now = start + week * 7 * day;
    token = text(taskboard.refresh(token), "refresh_token");
  }

  CHECK(taskboard.refresh(unused).json() == refused);
  taskboard.now = start + 90 * day - 1;
  token = text(taskboard.refresh(token), "refresh_token");
  CHECK(token != "missing");
  taskboard.now = start + 90 * day;
  CHECK(taskboard.refresh(token).json() == refused);
}

TEST_CASE("5.server a disabled user can neither use a token nor refresh", "[5.server][disabled_user][R30]") {
  Fixture taskboard;
  const auto pair = taskboard.log_in(taskboard.alice);
  taskboard::disable_user(*taskboard.pool->lease(), taskboard.alice.id, taskboard.now);

  CHECK(taskboard.knock(pair.access.text) == 401);
  CHECK(taskboard.refresh(pair).json() == refused);
  CHECK(taskboard.log_in_as_alice().status == 401);
}

TEST_CASE("5.server an admin who has become a member gets a member's token", "[5.server][stale_role][R30]") {
  Fixture taskboard;
  const auto pair = taskboard.log_in(taskboard.carol);
  CHECK(taskboard.get("/admin/users", pair.access.text).status == 200);
  taskboard.pool->lease()->write("UPDATE users SET role = 'member' WHERE id = ?", {taskboard.carol.id});

  const auto token = text(taskboard.refresh(pair), "access_token");
  CHECK(taskboard.tokens.access().verifier()->verify(token).value().text("role") == "member");
  CHECK(taskboard.get("/admin/users", pair.access.text).status == 403);
}

TEST_CASE("5.server after a logout no token of the session works", "[5.server][logout][R31]") {
  Fixture taskboard;
  const auto phone = taskboard.log_in(taskboard.alice), laptop = taskboard.log_in(taskboard.alice);

  CHECK(taskboard.post("/logout", phone.access.text) == 204);
  CHECK(taskboard.knock(phone.access.text) == 401);
  CHECK(taskboard.refresh(phone).json() == refused);
  CHECK(taskboard.knock(laptop.access.text) == 200);
  CHECK(taskboard.refresh(laptop).status == 200);
}

TEST_CASE("5.server a logout everywhere ends every session, and none that begins later",
          "[5.server][logout_all][R31]") {
  Fixture taskboard;
  const auto phone = taskboard.log_in(taskboard.alice), laptop = taskboard.log_in(taskboard.alice),
             bobs = taskboard.log_in(taskboard.bob);

  CHECK(taskboard.post("/logout-all", phone.access.text) == 204);
  CHECK(taskboard.knock(laptop.access.text) == 401);
  CHECK(taskboard.refresh(laptop).json() == refused);
  CHECK(taskboard.knock(bobs.access.text) == 200);
  CHECK(taskboard.knock(text(taskboard.log_in_as_alice(), "access_token")) == 200);  // In the same second.
}

TEST_CASE("5.server users see their own sessions, and no others", "[5.server][sessions]") {
  Fixture taskboard;
  taskboard.log_in(taskboard.bob);
  const auto phone = taskboard.log_in(taskboard.alice);
  const auto started = taskboard.now.load();
  taskboard.now += 60;
  const auto laptop = taskboard.log_in(taskboard.alice);
  const auto list = taskboard.get("/sessions", laptop.access.text).json();

  REQUIRE(list.size() == 2);
  CHECK(list.at(0).names() == std::vector<std::string>{"id", "started_at", "last_used_at", "current"});
  CHECK(list.at(0).integer("started_at") == started);
  CHECK(list.at(0).boolean("current") == false);
  CHECK(list.at(1).integer("started_at") == started + 60);
  CHECK(list.at(1).boolean("current") == true);
  taskboard.post("/logout", phone.access.text);
  CHECK(taskboard.get("/sessions", laptop.access.text).json().size() == 1);
}

TEST_CASE("5.server a client with eight threads keeps its session", "[5.server][one_flight][R29]") {
  Fixture taskboard;
  const auto first = taskboard.log_in(taskboard.alice);
  lesson::ClientSession session{
      .transport = {.get = [&](const auto& path, const auto& token) { return taskboard.get(path, token); },
                    .refresh = [&](const auto& token) { return tokens_in(taskboard.refresh(token)); }},
      .tokens = {.access = first.access.text, .refresh = first.refresh.text}};
  CHECK(lesson::fetch(session, "/users/me").status == 200);

  for (int round = 0; round < 2; ++round) {
    taskboard.now += 1'000;  // The access token ends for all of them.
    std::vector<int> statuses(8);
    std::vector<std::jthread> threads;
    for (int& status : statuses)
      threads.emplace_back([&] { status = lesson::fetch(session, "/users/me").status; });
    threads.clear();  // Joins them.
    CHECK(statuses == std::vector<int>(8, 200));
  }
}

TEST_CASE("5.server only four routes need no token", "[5.server][every_door][R23]") {
  Fixture taskboard;
  const json::Value paths = taskboard.server.client().get("/openapi.json").json().at("paths");
  std::vector<std::string> open;
  for (const auto& path : paths.names()) {
    for (const auto& method : paths.at(path).names())
      if (paths.at(path).at(method).at("security").empty()) open.push_back(method + " " + path);
  }

  CHECK(open == std::vector<std::string>{"post /users/register", "post /users/login", "get /health",
                                         "post /refresh"});
  for (const std::string path : {"/logout", "/logout-all"})
    CHECK(taskboard.server.client().send("POST", path, "").header("WWW-Authenticate") == "Bearer");
  CHECK(taskboard.server.client().get("/sessions").header("WWW-Authenticate") == "Bearer");
}
