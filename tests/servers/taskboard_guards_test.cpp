// Who may call which route of Taskboard, and what it answers.
#include <set>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "taskboard_world.hpp"

namespace {

using taskboard::Role;

const json::Value credentials{{"email", "alice@example.com"}, {"password", "looking-glass"}};

json::Value content(const std::string& title) {
  return {{"title", title}, {"description", ""}, {"status", "doing"}, {"position", 0}, {"due_date", nullptr}};
}

}  // namespace

TEST_CASE("every route but three has a guard, and the document says so", "[taskboard][R23]") {
  const TaskboardWorld world;
  const auto paths = world.client().get("/openapi.json").json().at("paths");
  std::set<std::string> open;
  int routes = 0;
  for (const auto& path : paths.names()) {
    for (const auto& method : paths.at(path).names()) {
      ++routes;
      if (paths.at(path).at(method).at("security").empty()) open.insert(method + ' ' + path);
    }
  }
  CHECK(open == std::set<std::string>{"post /users/register", "post /users/login", "get /health"});
  CHECK(routes == 18);
}

TEST_CASE("without a token every guarded route answers 401, whatever the path and method",
          "[taskboard][R20][R23]") {
  TaskboardWorld world;
  auto client = world.client();
  const auto paths = client.get("/openapi.json").json().at("paths");
  for (const auto& path : paths.names()) {
    for (const auto& method : paths.at(path).names()) {
      if (paths.at(path).at(method).at("security").empty()) continue;
      INFO(method << ' ' << path);
      std::string upper;
      for (const char c : method) upper += static_cast<char>(c - 'a' + 'A');
      const auto answer = client.send(upper, path, "{}", {{"Content-Type", "application/json"}});
      CHECK(answer.status == 401);
      CHECK(answer.header("WWW-Authenticate") == (path == "/metrics" ? "APIKey" : "Bearer"));
    }
  }
}

TEST_CASE("a new user is a member, and the answer has neither password nor hash", "[taskboard]") {
  TaskboardWorld world;
  const auto answer = world.client().post("/users/register", credentials);
  CHECK(answer.status == 201);
  CHECK(answer.body == R"({"id":1,"email":"alice@example.com","role":"member"})");
}

TEST_CASE("a token from the login is accepted by the routes of its user", "[taskboard][R26]") {
  TaskboardWorld world;
  auto client = world.client();
  client.post("/users/register", credentials);
  const auto login = client.post("/users/login", credentials);
  REQUIRE(login.status == 200);
  CHECK(login.header("Cache-Control") == "no-store");
  CHECK(login.json().text("token_type") == "bearer");
  CHECK(login.json().integer("expires_in") == 900);

  const auto token = http_client::bearer(login.json().text("access_token").value());
  CHECK(client.get("/users/me", {token}).json().text("email") == "alice@example.com");
  CHECK(client.get("/me", {token}).body == R"({"id":1,"role":"member"})");
}

TEST_CASE("every failed login gets the same answer", "[taskboard][R24]") {
  TaskboardWorld world;
  auto client = world.client();
  client.post("/users/register", credentials);
  const auto wrong =
      client.post("/users/login", {{"email", "alice@example.com"}, {"password", "looking-glas"}});
  const auto unknown =
      client.post("/users/login", {{"email", "bob@example.com"}, {"password", "looking-glass"}});
  taskboard::disable_user(*world.pool->lease(), 1, world.now);
  const auto disabled = client.post("/users/login", credentials);
  for (const auto* answer : {&wrong, &unknown, &disabled}) {
    CHECK(answer->status == 401);
    CHECK(answer->header("WWW-Authenticate") == "Bearer");
    CHECK(answer->body == R"({"detail":"Wrong e-mail or password"})");
  }
}

TEST_CASE("the token of a deleted or disabled user is refused", "[taskboard][R18]") {
  TaskboardWorld world;
  auto client = world.client();
  const auto bob = world.add("bob"), alice = world.add("alice");
  const auto hers = world.token_of(alice), his = world.token_of(bob);

  CHECK(client.del("/users/me", {hers}).status == 204);
  taskboard::disable_user(*world.pool->lease(), bob.id, world.now);
  world.add("mallory");  // Would she get alice's id, she would be let in by alice's token.

  for (const auto& token : {hers, his}) {
    const auto answer = client.get("/users/me", {token});
    CHECK(answer.status == 401);
    CHECK(answer.header("WWW-Authenticate") == R"(Bearer error="invalid_token")");
  }
  taskboard::enable_user(*world.pool->lease(), bob.id);
  CHECK(client.get("/users/me", {his}).status == 200);
}

TEST_CASE("only a user who is an admin now may list the users", "[taskboard][R20]") {
  TaskboardWorld world;
  auto client = world.client();
  const auto alice = world.add("alice"), carol = world.add("carol", Role::admin);
  const auto hers = world.token_of(alice), carols = world.token_of(carol);

  CHECK(client.get("/admin/users", {hers}).status == 403);
  CHECK(client.get("/admin/users", {carols}).body ==
        R"([{"id":1,"email":"alice@example.com","role":"member","active":true},)"
        R"({"id":2,"email":"carol@example.com","role":"admin","active":true}])");

  world.pool->lease()->write("UPDATE users SET role = 'member' WHERE id = ?", {carol.id});
  CHECK(client.get("/admin/users", {carols}).status == 403);  // Her token still says "admin".
}

TEST_CASE("other spellings of a guarded path are other paths, or have the same guard", "[taskboard][R23]") {
  TaskboardWorld world;
  const auto path = GENERATE(values<std::string>(
      {"/admin/users/", "//admin/users", "/admin//users", "/Admin/users", "/%61dmin/users", "/./admin/users",
       "/x/../admin/users", "/admin/users%00", "/admin%2fusers", "/admin/users;x", "/admin/users?x"}));
  INFO(path);
  const auto status = world.client().get(path, {world.token_of(world.add("alice"))}).status;
  CHECK((status == 404 || status == 403 || status == 400));
}

TEST_CASE("the metrics need the API key, and a user's token does not replace it", "[taskboard]") {
  TaskboardWorld world;
  auto client = world.client();
  const auto alice = world.add("alice");
  world.task_in(world.project_of(alice), alice);
  CHECK(client.get("/metrics", {{"X-API-Key", metrics_key}}).body == R"({"users":1,"projects":1,"tasks":1})");
  CHECK(client.get("/metrics", {{"X-API-Key", "another-key-of-the-tests"}}).status == 401);
  CHECK(client.get("/metrics", {world.token_of(alice)}).status == 401);
}

TEST_CASE("a user may change the e-mail address, but not to one that is taken", "[taskboard]") {
  TaskboardWorld world;
  auto client = world.client();
  const auto token = world.token_of(world.add("alice"));
  world.add("bob");
  const auto change = [&](const std::string& email) {
    return client.put("/users/me/email", {{"email", email}, {"password", TaskboardWorld::password}}, {token});
  };
  CHECK(change("liddell@example.com").json().text("email") == "liddell@example.com");
  CHECK(change("BOB@example.com").status == 409);
  CHECK(client.get("/users/me", {token}).json().text("email") == "liddell@example.com");
}

TEST_CASE("PUT replaces a task as a whole, and a body with a part of it changes nothing", "[taskboard]") {
  TaskboardWorld world;
  auto client = world.client();
  const auto alice = world.add("alice");
  const auto token = world.token_of(alice);
  const auto project = world.project_of(alice);
  const auto path = "/tasks/" + std::to_string(world.task_in(project, alice));

  auto wanted = content("Best butter");
  wanted.set("due_date", "2027-01-31");
  CHECK(client.put(path, wanted, {token}).status == 200);
  CHECK(client.put(path, {{"title", "Butter"}}, {token}).status == 422);

  const auto task = client.get("/items", {token}).json().at(0);
  CHECK(task.text("title") == "Best butter");
  CHECK(task.text("status") == "doing");
  CHECK(task.text("due_date") == "2027-01-31");
  CHECK(task.integer("project_id") == project);

  CHECK(client.put(path, content("Butter"), {token}).json().at("due_date").is_null());
}

TEST_CASE("a second delete answers 404", "[taskboard]") {
  TaskboardWorld world;
  auto client = world.client();
  const auto alice = world.add("alice");
  const auto token = world.token_of(alice);
  const auto project = world.project_of(alice);
  const auto task = "/tasks/" + std::to_string(world.task_in(project, alice));
  const auto path = "/projects/" + std::to_string(project);

  CHECK(client.del(task, {token}).status == 204);
  CHECK(client.del(task, {token}).status == 404);
  world.task_in(project, alice);
  CHECK(client.del(path, {token}).status == 204);
  CHECK(client.del(path, {token}).status == 404);
  CHECK(client.get(path, {token}).status == 404);
  CHECK(world.amounts() == "1 users, 0 projects, 0 tasks");
}

TEST_CASE("a list comes in pages of at most a hundred, twenty unless asked", "[taskboard]") {
  TaskboardWorld world;
  auto client = world.client();
  const auto alice = world.add("alice");
  const auto token = world.token_of(alice);
  const auto project = world.project_of(alice);
  for (int i = 0; i < 25; ++i) world.task_in(project, alice, std::to_string(i));
  const auto path = "/tasks/projects/" + std::to_string(project);

  CHECK(client.get(path, {token}).json().size() == 20);
  CHECK(client.get(path + "?limit=100", {token}).json().size() == 25);
  const auto last = client.get(path + "?limit=3&offset=23", {token}).json();
  REQUIRE(last.size() == 2);
  CHECK(last.at(1).text("title") == "24");
  CHECK(client.get(path + "?offset=25", {token}).json().empty());
}
