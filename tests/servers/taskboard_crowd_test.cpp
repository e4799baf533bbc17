// Many clients at once.
#include <atomic>
#include <latch>
#include <thread>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "taskboard_world.hpp"

namespace {

// Runs `work(0)` … `work(count - 1)`, each on a thread of its own, all of them from one moment on.
void all_at_once(int count, const std::function<void(int)>& work) {
  std::latch all_here{count};
  std::vector<std::jthread> threads;
  for (int i = 0; i < count; ++i) {
    threads.emplace_back([&, i] {
      all_here.arrive_and_wait();
      work(i);
    });
  }
}

}  // namespace

TEST_CASE("of many who register one e-mail at once, one is created and the others conflict",
          "[taskboard][crowd]") {
  TaskboardWorld world;
  std::atomic<int> created = 0, conflicts = 0;
  all_at_once(16, [&](int number) {
    const auto* email = number % 2 == 0 ? "alice@example.com" : "Alice@Example.com";
    const auto status =
        world.client().post("/users/register", {{"email", email}, {"password", "looking-glass"}}).status;
    if (status == 201) ++created;
    if (status == 409) ++conflicts;
  });
  CHECK(created == 1);
  CHECK(conflicts == 15);
  CHECK(world.amounts() == "1 users, 0 projects, 0 tasks");
}

TEST_CASE("64 writers at once: each accepted task is there, and who is not accepted may come back",
          "[taskboard][crowd]") {
  TaskboardWorld world;
  const auto alice = world.add("alice");
  const auto token = world.token_of(alice);
  const auto path = "/tasks/projects/" + std::to_string(world.project_of(alice));
  std::atomic<int> accepted = 0, later = 0, others = 0;
  all_at_once(64, [&](int) {
    for (int i = 0; i < 4; ++i) {
      const auto answer = world.client().post(path, {{"title", "x"}}, {token});
      const bool may_come_back = answer.status == 503 && !answer.header("Retry-After").empty();
      ++(answer.status == 201 ? accepted : may_come_back ? later : others);
    }
  });
  CHECK(others == 0);
  CHECK(accepted + later == 256);
  CHECK(accepted > 0);
  CHECK(world.amounts() == "1 users, 1 projects, " + std::to_string(accepted) + " tasks");
  const auto positions = world.pool->lease()->read("SELECT count(DISTINCT position) FROM tasks");
  CHECK(positions.at(0).integer(0) == accepted);  // Each was put behind the one before.
}
