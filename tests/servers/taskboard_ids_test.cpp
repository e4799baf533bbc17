// Malformed ids, and ids that belong to another user.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "taskboard_world.hpp"

namespace {

struct IdRoute {
  std::string method;
  std::string path;  // Before the id.
  std::string body{};
};

IdRoute any_route() {
  const std::string task = R"({"title":"x","description":"","status":"todo","position":0,"due_date":null})";
  return GENERATE_COPY(values<IdRoute>({
      {"GET", "/projects/"},
      {"DELETE", "/projects/"},
      {"GET", "/tasks/projects/"},
      {"POST", "/tasks/projects/", R"({"title":"x"})"},
      {"PUT", "/tasks/", task},
      {"DELETE", "/tasks/"},
  }));
}

http_client::Answer send(http_client::Client client, const IdRoute& route, const std::string& id,
                         const web::Header& token) {
  return client.send(route.method, route.path + id, route.body,
                     {{"Content-Type", "application/json"}, token});
}

}  // namespace

TEST_CASE("an id is a whole number of at least 1, and nothing else", "[taskboard][ids]") {
  TaskboardWorld world;
  const auto alice = world.add("alice");
  world.task_in(world.project_of(alice), alice);
  const auto before = world.amounts();
  const auto route = any_route();
  for (const auto* id :
       {"0", "-1", "+1", "1.0", "1e0", "0x1", "9223372036854775808", "18446744073709551617", "1%20OR%201=1",
        "1%3B%20DROP%20TABLE%20tasks", "%201", "1%20", "1%00", "one", "null", "%EF%BC%91"}) {
    INFO(route.method << ' ' << route.path << id);
    const auto status = send(world.client(), route, id, world.token_of(alice)).status;
    CHECK((status == 422 || status == 400));  // 400: a NUL is rejected before the route is found.
  }
  CHECK(world.amounts() == before);
}

TEST_CASE("a well-formed id that does not exist answers 404", "[taskboard][ids]") {
  TaskboardWorld world;
  const auto alice = world.add("alice");
  world.task_in(world.project_of(alice), alice);
  const auto route = any_route();
  for (const auto* id : {"2", "9223372036854775807"}) {
    INFO(route.method << ' ' << route.path << id);
    CHECK(send(world.client(), route, id, world.token_of(alice)).status == 404);
  }
}

TEST_CASE("what belongs to another user answers as if it did not exist", "[taskboard][ids][R23]") {
  TaskboardWorld world;
  const auto alice = world.add("alice"), mallory = world.add("mallory");
  world.task_in(world.project_of(alice), alice);  // Both have the id 1.
  const auto before = world.amounts();
  const auto route = any_route();
  INFO(route.method << ' ' << route.path);

  const auto hers = send(world.client(), route, "1", world.token_of(mallory));
  const auto nobodys = send(world.client(), route, "99", world.token_of(mallory));

  CHECK(hers.status == 404);
  CHECK(hers.body == nobodys.body);
  CHECK(world.amounts() == before);
  CHECK(world.client().get("/items", {world.token_of(alice)}).json().at(0).text("title") == "Butter");
  CHECK(world.client().get("/items", {world.token_of(mallory)}).body == "[]");
  CHECK(world.client().get("/projects/", {world.token_of(mallory)}).body == "[]");
}

TEST_CASE("limit and offset are whole numbers within their bounds, once each", "[taskboard][ids]") {
  TaskboardWorld world;
  const auto token = world.token_of(world.add("alice"));
  const auto list = GENERATE(values<std::string>({"/projects/", "/items"}));
  for (const auto* query :
       {"limit=0", "limit=101", "limit=-1", "limit=x", "limit=", "limit=1&limit=2", "offset=-1",
        "offset=1000001", "offset=9223372036854775808", "offset=1%20OR%201=1", "limit=%ff"}) {
    INFO(list << '?' << query);
    CHECK(world.client().get(list + '?' + query, {token}).status == 422);
  }
}
