// What clients get when the database fails, and that the server recovers.
#include <catch2/catch_test_macros.hpp>

#include "taskboard_world.hpp"

namespace {

// A world with one user, one project, and little patience.
struct Trouble {
  TaskboardWorld world{{.patience = std::chrono::milliseconds{1}}};
  taskboard::User alice = world.add("alice");
  std::string path = "/tasks/projects/" + std::to_string(world.project_of(alice));
  web::Header token = world.token_of(alice);

  http_client::Answer write() {
    return world.client().post(path, {{"title", "x"}, {"description", std::string(9'000, 'x')}}, {token});
  }
  int read() { return world.client().get(path, {token}).status; }
  // The pool has one connection here, and each request leases it again.
  void run(const std::string& pragma) { world.pool->lease()->read("PRAGMA " + pragma); }
};

}  // namespace

TEST_CASE("while somebody else writes, a write is a 503 that says when to try again",
          "[taskboard][trouble]") {
  Trouble trouble;
  const auto other = trouble.world.pool->lease();
  other->transaction([&] {
    const auto answer = trouble.write();
    CHECK(answer.status == 503);
    CHECK(answer.header("Retry-After") == "1");
    CHECK(answer.body.find("taskboard.db") == std::string::npos);
    CHECK(trouble.read() == 200);
  });
  CHECK(trouble.write().status == 201);
}

TEST_CASE("on a full disk a write is a 503, and a read still works", "[taskboard][trouble]") {
  Trouble trouble;
  trouble.run("max_page_count = 1");  // No page more than there are.
  int status = 0;
  for (int i = 0; i < 4 && status != 503; ++i) {  // The last page may have room for a little.
    const auto answer = trouble.write();
    status = answer.status;
    if (status == 503) CHECK(answer.header("Retry-After") == "60");
  }
  CHECK(status == 503);
  CHECK(trouble.read() == 200);
  trouble.run("max_page_count = 1000000");
  CHECK(trouble.write().status == 201);
}

TEST_CASE("on a read-only disk a write is a 503", "[taskboard][trouble]") {
  Trouble trouble;
  trouble.run("query_only = ON");
  CHECK(trouble.write().status == 503);
  CHECK(trouble.world.client().del("/users/me", {trouble.token}).status == 503);
  CHECK(trouble.read() == 200);
  trouble.run("query_only = OFF");
  CHECK(trouble.write().status == 201);
}

TEST_CASE("a broken database is a 500 that says nothing about it", "[taskboard][trouble][R22]") {
  Trouble trouble;
  trouble.world.pool->lease()->write("DROP TABLE tasks");
  const auto answer = trouble.write();
  CHECK(answer.status == 500);
  CHECK(answer.json().text("detail") == "Internal Server Error");
  CHECK(answer.body.find("tasks") == std::string::npos);
  CHECK(trouble.world.client().get("/users/me", {trouble.token}).status == 200);
}
