#include "taskboard/seed.hpp"

#include <catch2/catch_test_macros.hpp>

#include "board.hpp"
#include "taskboard/counts.hpp"
#include "taskboard/login.hpp"

TEST_CASE("the seed puts alice, bob and carol in, and once only", "[seed]") {
  auto database = board();
  taskboard::seed(database);
  const auto before = taskboard::count_all(database);
  taskboard::seed(database);
  const auto after = taskboard::count_all(database);
  CHECK(before.users == 3);
  CHECK(before.projects == 2);
  CHECK(before.tasks == 5);
  CHECK(after.users == before.users);
  CHECK(after.projects == before.projects);
  CHECK(after.tasks == before.tasks);
}

TEST_CASE("only carol is an admin, and her password is the one of the lessons", "[seed]") {
  auto database = board();
  taskboard::seed(database);
  const taskboard::Passwords passwords;
  const auto carol =
      taskboard::log_in(database, passwords, {.email = "carol@example.com", .password = "silver-bells"});
  REQUIRE(carol);
  CHECK(carol->role == taskboard::Role::admin);
  for (const auto& user : taskboard::list_users(database, everything))
    CHECK((user.role == taskboard::Role::admin) == (user.id == carol->id));
}
