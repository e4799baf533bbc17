// How often the routes of lessons 4 to 6 lease a connection to the database.
#include <map>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "session_world.hpp"
#include "taskboard/projects.hpp"
#include "taskboard/tasks.hpp"
#include "temporary_folder.hpp"

namespace {

// Requests of alice, who is an admin here and has project 1 with task 1. Each meets a server of its own, so
// that it may change what it likes.
class LeaseWorld {
 public:
  LeaseWorld() {
    world_.pool->lease()->write("UPDATE users SET role = 'admin'");
    taskboard::add_project(*world_.pool->lease(), {1}, {.name = "Tea party"}).value();
    taskboard::add_task(*world_.pool->lease(), {1}, 1, {.title = "Butter"}).value();
  }

  // Sends a good request to `route`. Returns "200, 1 leases" or the like.
  std::string send_good(const web::Route& route) {
    auto request = good_request(route);
    const auto before = world_.pool->lease_count();
    const auto status = world_.app.answer(request).status;
    world_.jobs->wait_until_idle();
    return std::to_string(status) + ", " + std::to_string(world_.pool->lease_count() - before) + " leases";
  }

  const std::vector<web::Route>& routes() const { return world_.app.routes(); }

 private:
  // Shows all that a route may want of a caller.
  web::Request good_request(const web::Route& route) {
    const auto pair = world_.begin();
    web::Request request{.method = route.method, .path = path_of(route)};
    request.headers = {{"Authorization", "Bearer " + pair.access.text},
                       {"X-API-Key", std::string(SessionWorld::metrics_key)},
                       {"Cookie", "__Host-refresh=" + pair.refresh.text},
                       {"Sec-Fetch-Site", "same-origin"},
                       {"Content-Type", "application/json"}};
    request.remote_address = "127.0.0.1";
    request.body = body_of(route.method + " " + route.path, pair);
    return request;
  }

  static std::string path_of(const web::Route& route) {
    const auto brace = route.path.find('{');
    return brace == std::string::npos ? route.path : route.path.substr(0, brace) + "1";
  }

  std::string body_of(const std::string& route, const taskboard::TokenPair& pair) {
    const json::Value login{{"email", "alice@example.com"}, {"password", SessionWorld::password}};
    const json::Value task{
        {"title", "Butter"}, {"description", ""}, {"status", "done"}, {"position", 1}, {"due_date", nullptr}};
    if (route == "POST /users/register")
      return json::Value{{"email", "dinah@example.com"}, {"password", "curiouser"}}.dump();
    if (route == "POST /users/login" || route == "POST /browser/login") return login.dump();
    if (route == "PUT /users/me/email")
      return json::Value{{"email", "liddell@example.com"}, {"password", SessionWorld::password}}.dump();
    if (route == "POST /projects/") return json::Value{{"name", "Croquet"}}.dump();
    if (route == "POST /tasks/projects/{project_id}") return json::Value{{"title", "Sugar"}}.dump();
    if (route == "PUT /tasks/{id}") return task.dump();
    if (route == "POST /refresh") return json::Value{{"refresh_token", pair.refresh.text}}.dump();
    if (route == "POST /password/forgot") return json::Value{{"email", "alice@example.com"}}.dump();
    if (route == "POST /password/reset")
      return json::Value{{"token", world_.reset_token()}, {"password", "curiouser"}}.dump();
    return "";
  }

  TemporaryFolder folder_;
  SessionWorld world_{{.file = folder_.path() / "taskboard.db"}};
};

std::string status_of_success(const std::string& route) {
  static const std::map<std::string, std::string> others{
      {"POST /users/register", "201"}, {"DELETE /users/me", "204"},
      {"POST /projects/", "201"},      {"DELETE /projects/{id}", "204"},
      {"DELETE /tasks/{id}", "204"},   {"POST /tasks/projects/{project_id}", "201"},
      {"POST /logout", "204"},         {"POST /logout-all", "204"},
      {"POST /browser/logout", "204"}, {"POST /password/forgot", "202"},
      {"POST /password/reset", "204"}};
  const auto found = others.find(route);
  return found == others.end() ? "200" : found->second;
}

}  // namespace

TEST_CASE("a request leases one connection, from its guard to the end of its handler", "[leases]") {
  const auto routes = LeaseWorld().routes();
  for (const auto& route : routes) {
    const auto name = route.method + " " + route.path;
    INFO(name);
    const std::string leases = name == "GET /health" ? ", 0 leases" : ", 1 leases";
    CHECK(LeaseWorld().send_good(route) == status_of_success(name) + leases);
  }
}

TEST_CASE("a request beyond the limit of its route leases no connection", "[leases]") {
  LeaseWorld world;
  const auto registration = world.routes().front();
  REQUIRE(registration.path == "/users/register");
  CHECK(world.send_good(registration) == "201, 1 leases");
  for (int i = 1; i < 20; ++i) CHECK(world.send_good(registration) == "409, 1 leases");
  CHECK(world.send_good(registration) == "429, 0 leases");
}
