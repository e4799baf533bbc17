// Ids that are none, and ids of somebody else.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "taskboard_world.hpp"

namespace {

struct Door {
  std::string method;
  std::string path;  // Before the id.
  std::string body{};
};

Door any_door() {
  const std::string task = R"({"title":"x","description":"","status":"todo","position":0,"due_date":null})";
  return GENERATE_COPY(values<Door>({
      {"GET", "/projects/"},
      {"DELETE", "/projects/"},
      {"GET", "/tasks/projects/"},
      {"POST", "/tasks/projects/", R"({"title":"x"})"},
      {"PUT", "/tasks/", task},
      {"DELETE", "/tasks/"},
  }));
}

web::Answer knock(web::Client client, const Door& door, const std::string& id, const web::Header& token) {
  return client.send(door.method, door.path + id, door.body, {{"Content-Type", "application/json"}, token});
}

}  // namespace

TEST_CASE("an id is a whole number of at least 1, and nothing else", "[taskboard][ids]") {
  TaskboardWorld world;
  const auto alice = world.add("alice");
  world.task_in(world.project_of(alice), alice);
  const auto before = world.amounts();
  const auto door = any_door();
  for (const auto* id :
       {"0", "-1", "+1", "1.0", "1e0", "0x1", "9223372036854775808", "18446744073709551617", "1%20OR%201=1",
        "1%3B%20DROP%20TABLE%20tasks", "%201", "1%20", "1%00", "one", "null", "%EF%BC%91"}) {
    INFO(door.method << ' ' << door.path << id);
    const auto status = knock(world.client(), door, id, world.token_of(alice)).status;
    CHECK((status == 422 || status == 400));  // 400: a NUL is refused before any route is looked for.
  }
  CHECK(world.amounts() == before);
}

TEST_CASE("an id that could be there and is not, is not found", "[taskboard][ids]") {
  TaskboardWorld world;
  const auto alice = world.add("alice");
  world.task_in(world.project_of(alice), alice);
  const auto door = any_door();
  for (const auto* id : {"2", "9223372036854775807"}) {
    INFO(door.method << ' ' << door.path << id);
    CHECK(knock(world.client(), door, id, world.token_of(alice)).status == 404);
  }
}

TEST_CASE("what is somebody else's answers as if it were not there", "[taskboard][ids][R23]") {
  TaskboardWorld world;
  const auto alice = world.add("alice"), mallory = world.add("mallory");
  world.task_in(world.project_of(alice), alice);  // Both have the id 1.
  const auto before = world.amounts();
  const auto door = any_door();
  INFO(door.method << ' ' << door.path);

  const auto hers = knock(world.client(), door, "1", world.token_of(mallory));
  const auto nobodys = knock(world.client(), door, "99", world.token_of(mallory));

  CHECK(hers.status == 404);
  CHECK(hers.body == nobodys.body);
  CHECK(world.amounts() == before);
  CHECK(world.client().get("/items", {world.token_of(alice)}).json().at(0).text("title") == "Butter");
  CHECK(world.client().get("/items", {world.token_of(mallory)}).body == "[]");
  CHECK(world.client().get("/projects/", {world.token_of(mallory)}).body == "[]");
}

TEST_CASE("a page is asked for with whole numbers within their bounds, once each", "[taskboard][ids]") {
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
