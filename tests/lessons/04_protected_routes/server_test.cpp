// The whole server: what FastAPI's security tutorial promises, one test each, and what Taskboard adds.
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "jwt/signer.hpp"
#include "own_taskboard.hpp"
#include "random.hpp"
#include "taskboard/tasks.hpp"
#include "test_server.hpp"

using taskboard::Role;

namespace {

// A running Taskboard with alice, bob and carol. Alice knows her password.
struct Fixture : OwnTaskboard {
  std::string password = random_word() + random_word() + random_word();
  taskboard::User alice = add("alice");
  taskboard::User bob = add("bob");
  taskboard::User carol = add("carol", Role::admin);
  TestServer server{app()};

  Fixture() { taskboard::rehash_password(*pool->lease(), alice, passwords->hash(password)); }

  http_client::Answer log_in(const std::string& email, const std::string& attempt) {
    return server.client().post("/users/login", {{"email", email}, {"password", attempt}});
  }
  http_client::Answer get(const std::string& path, const std::vector<web::Header>& headers = {}) {
    return server.client().get(path, headers);
  }
  http_client::Answer get_as(const taskboard::User& user, const std::string& path) {
    return get(path, {http_client::bearer(token_for(user))});
  }

  // A token with these claims under the server's own key.
  std::string token(json::Value claims) const {
    const auto now = base::system_seconds();
    claims.merge({{"iss", "taskboard"},
                  {"aud", "taskboard"},
                  {"jti", random_word()},
                  {"iat", now},
                  {"exp", now + 900}});
    const auto payload = claims.dump();
    return jwt::Signer(key).sign_bytes(std::as_bytes(std::span(payload))).value();
  }
  std::string knock(const std::string& token) {
    return refusal(get("/users/me", {http_client::bearer(token)}));
  }

  // "401 Bearer": the status and the challenge.
  static std::string refusal(const http_client::Answer& answer) {
    return std::to_string(answer.status) + " " + answer.header("WWW-Authenticate");
  }
};

constexpr auto not_authenticated = "401 Bearer";
constexpr auto not_believed = R"(401 Bearer error="invalid_token")";

}  // namespace

TEST_CASE("4.server alice logs in, and her token gets her own account", "[4.server][login_ok][R26][R27]") {
  Fixture taskboard;
  const auto answer = taskboard.log_in("alice@example.com", taskboard.password);

  REQUIRE(answer.status == 200);
  CHECK(answer.header("Cache-Control") == "no-store");
  CHECK(answer.json().names() == std::vector<std::string>{"access_token", "token_type", "expires_in"});
  CHECK(answer.json().text("token_type") == "bearer");
  CHECK(answer.json().integer("expires_in") == 900);
  const auto me =
      taskboard.get("/users/me", {http_client::bearer(answer.json().text("access_token").value_or(""))});
  CHECK(me.json() ==
        json::Value{{"id", taskboard.alice.id}, {"email", "alice@example.com"}, {"role", "member"}});
}

TEST_CASE("4.server a wrong password gets no token", "[4.server][wrong_password]") {
  Fixture taskboard;
  const auto answer = taskboard.log_in("alice@example.com", taskboard.password + "x");

  CHECK(Fixture::refusal(answer) == not_authenticated);
  CHECK(answer.json() == json::Value{{"detail", "Wrong e-mail or password"}});
}

TEST_CASE("4.server an unknown e-mail is answered like a wrong password, after the same work",
          "[4.server][unknown_user][R24]") {
  Fixture taskboard;
  const auto wrong = taskboard.log_in("alice@example.com", taskboard.password + "x");
  CHECK(taskboard.passwords->checks() == 1);
  const auto unknown = taskboard.log_in("stranger@example.com", taskboard.password);
  CHECK(taskboard.passwords->checks() == 2);

  CHECK(Fixture::refusal(unknown) == Fixture::refusal(wrong));
  CHECK(unknown.body == wrong.body);
}

TEST_CASE("4.server a request without a token gets a challenge and nothing else",
          "[4.server][no_token][R20]") {
  Fixture taskboard;
  const auto answer = taskboard.get("/users/me");

  CHECK(Fixture::refusal(answer) == not_authenticated);
  CHECK(answer.json() == json::Value{{"detail", "Not authenticated"}});
}

TEST_CASE("4.server a bad token is refused, and the answer does not say why", "[4.server][bad_token][R21]") {
  Fixture taskboard;
  const auto good = taskboard.token_for(taskboard.alice);
  const OwnTaskboard elsewhere;

  CHECK(taskboard.knock("abc") == not_believed);
  CHECK(taskboard.knock(good.substr(0, good.size() - 2)) == not_believed);
  CHECK(taskboard.knock(elsewhere.token_for(taskboard.alice)) == not_believed);
  const auto answer = taskboard.get("/users/me", {http_client::bearer("abc")});
  CHECK(answer.json() == json::Value{{"detail", "Could not validate credentials"}});
}

TEST_CASE("4.server another scheme counts as no credentials", "[4.server][wrong_scheme][R19]") {
  Fixture taskboard;
  const auto token = taskboard.token_for(taskboard.alice);

  CHECK(Fixture::refusal(taskboard.get("/users/me", {{"Authorization", "Basic " + token}})) ==
        not_authenticated);
  CHECK(Fixture::refusal(taskboard.get("/users/me", {{"Authorization", token}})) == not_authenticated);
  CHECK(taskboard.get("/users/me", {{"Authorization", "bearer " + token}}).status == 200);
}

TEST_CASE("4.server a token without a subject is refused", "[4.server][no_subject][R18]") {
  Fixture taskboard;

  CHECK(taskboard.knock(taskboard.token(json::Value::object())) == not_believed);
  CHECK(taskboard.knock(taskboard.token({{"sub", ""}})) == not_believed);
  CHECK(taskboard.knock(taskboard.token({{"sub", taskboard.alice.id}})) == not_believed);
}

TEST_CASE("4.server a token of a user who does not exist is refused", "[4.server][unknown_subject][R18]") {
  Fixture taskboard;
  const auto bobs = taskboard.token_for(taskboard.bob);

  CHECK(taskboard.knock(taskboard.token({{"sub", "999"}})) == not_believed);
  CHECK(taskboard.server.client().del("/users/me", {http_client::bearer(bobs)}).status == 204);
  CHECK(taskboard.knock(bobs) == not_believed);
}

TEST_CASE("4.server a disabled account can neither log in nor use a token",
          "[4.server][inactive_user][R18]") {
  Fixture taskboard;
  const auto token = taskboard.token_for(taskboard.alice);
  taskboard::disable_user(*taskboard.pool->lease(), taskboard.alice.id, base::system_seconds());

  CHECK(taskboard.knock(token) == not_believed);
  CHECK(taskboard.log_in("alice@example.com", taskboard.password).status == 401);
}

TEST_CASE("4.server members cannot list all users, admins can", "[4.server][role_refused][R20]") {
  Fixture taskboard;

  CHECK(Fixture::refusal(taskboard.get_as(taskboard.alice, "/admin/users")) ==
        R"(403 Bearer error="insufficient_scope")");
  CHECK(Fixture::refusal(taskboard.get("/admin/users")) == not_authenticated);
  CHECK(taskboard.get_as(taskboard.carol, "/admin/users").json().size() == 3);
}

TEST_CASE("4.server only three routes are open without credentials", "[4.server][every_door][R23]") {
  Fixture taskboard;
  const json::Value paths = taskboard.get("/openapi.json").json().at("paths");
  std::vector<std::string> open;
  for (const auto& path : paths.names()) {
    for (const auto& method : paths.at(path).names())
      if (paths.at(path).at(method).at("security").empty()) open.push_back(method + " " + path);
  }

  CHECK(open == std::vector<std::string>{"post /users/register", "post /users/login", "get /health"});
  for (const std::string path : {"/me", "/items", "/projects/", "/projects/1", "/tasks/projects/1"}) {
    CAPTURE(path);
    CHECK(Fixture::refusal(taskboard.get(path)) == not_authenticated);
  }
}

TEST_CASE("4.server alice gets 404 for everything of bob's", "[4.server][not_yours][R23]") {
  Fixture taskboard;
  const auto project = taskboard.add_project(taskboard.bob, "Workshop");
  const auto task =
      taskboard::add_task(*taskboard.pool->lease(), {taskboard.bob.id}, project, {.title = "Order screws"})
          .value();
  const std::vector<web::Header> alice = {http_client::bearer(taskboard.token_for(taskboard.alice))};
  const auto project_id = std::to_string(project), task_id = std::to_string(task.id);
  const json::Value content{{"title", "mine now"},
                            {"description", ""},
                            {"status", "done"},
                            {"position", 0},
                            {"due_date", json::Value{}}};
  auto client = taskboard.server.client();

  CHECK(client.get("/projects/" + project_id, alice).status == 404);
  CHECK(client.del("/projects/" + project_id, alice).status == 404);
  CHECK(client.get("/tasks/projects/" + project_id, alice).status == 404);
  CHECK(client.post("/tasks/projects/" + project_id, {{"title", "mine now"}}, alice).status == 404);
  CHECK(client.put("/tasks/" + task_id, content, alice).status == 404);
  CHECK(client.del("/tasks/" + task_id, alice).status == 404);
  CHECK(client.get("/items", alice).json().empty());
  CHECK(taskboard.get_as(taskboard.bob, "/items").json().at(0).text("title") == "Order screws");
}

TEST_CASE("4.server GET /metrics takes its own API key and no user's token", "[4.server][api_key]") {
  Fixture taskboard;
  const std::string key(OwnTaskboard::metrics_key);

  CHECK(taskboard.get("/metrics", {{"X-API-Key", key}}).json().integer("users") == 3);
  CHECK(taskboard.get("/metrics", {{"X-API-Key", key + "x"}}).status == 401);
  CHECK(taskboard.get_as(taskboard.carol, "/metrics").status == 401);
  CHECK(taskboard.get("/users/me", {{"X-API-Key", key}}).status == 401);
}

TEST_CASE("4.server limit and offset select a page of a list", "[4.server][pages]") {
  Fixture taskboard;
  for (const std::string name : {"a", "b", "c"}) taskboard.add_project(taskboard.alice, name);
  const auto names = [&](const std::string& query) {
    const auto list = taskboard.get_as(taskboard.alice, "/projects/" + query).json();
    std::string all;
    for (std::size_t i = 0; i < list.size(); ++i) all += list.at(i).text("name").value_or("?");
    return all;
  };

  CHECK(names("") == "abc");
  CHECK(names("?limit=2") == "ab");
  CHECK(names("?limit=2&offset=2") == "c");
  CHECK(taskboard.get_as(taskboard.alice, "/projects/?limit=0").status == 422);
  CHECK(taskboard.get_as(taskboard.alice, "/projects/?limit=101").status == 422);
}

TEST_CASE("4.server another spelling of a path does not get around its guard", "[4.server][detours][R23]") {
  Fixture taskboard;
  for (const std::string path :
       {"/admin/users/", "//admin/users", "/%61dmin/users", "/ADMIN/users", "/admin/./users"}) {
    CAPTURE(path);
    CHECK(taskboard.get_as(taskboard.alice, path).status != 200);
  }
  const auto alice = http_client::bearer(taskboard.token_for(taskboard.alice));
  CHECK(taskboard.server.client().send("HEAD", "/admin/users", "", {alice}).status == 403);
}
