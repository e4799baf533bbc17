#include "taskboard/projects.hpp"

#include <catch2/catch_test_macros.hpp>

#include "board.hpp"

TEST_CASE("a project belongs to its owner, and nobody else finds it", "[projects][R23]") {
  auto database = board();
  const auto alice = owner_called(database, "alice"), bob = owner_called(database, "bob");
  const auto project =
      taskboard::add_project(database, alice, {.name = "Tea party", .description = "At six"});
  REQUIRE(project);

  CHECK(taskboard::find_project(database, alice, project->id) == project);
  CHECK_FALSE(taskboard::find_project(database, bob, project->id));
  CHECK(taskboard::list_projects(database, bob, everything).empty());
  CHECK_FALSE(taskboard::remove_project(database, bob, project->id));
  CHECK(taskboard::find_project(database, alice, project->id));
}

TEST_CASE("a project has an owner who is there", "[projects]") {
  auto database = board();
  CHECK_FALSE(taskboard::add_project(database, {99}, {.name = "Nobody's"}));
  CHECK_FALSE(taskboard::add_project(database, {0}, {.name = "Nobody's"}));
}

TEST_CASE("a project that was removed is gone once", "[projects]") {
  auto database = board();
  const auto alice = owner_called(database, "alice");
  const auto id = taskboard::add_project(database, alice, {.name = "Tea party"})->id;
  CHECK(taskboard::remove_project(database, alice, id));
  CHECK_FALSE(taskboard::remove_project(database, alice, id));
  CHECK(taskboard::add_project(database, alice, {.name = "Croquet"})->id > id);
}

TEST_CASE("projects come page by page, and every one of them once", "[projects]") {
  auto database = board();
  const auto alice = owner_called(database, "alice"), bob = owner_called(database, "bob");
  for (int i = 0; i < 5; ++i) {
    taskboard::add_project(database, alice, {.name = std::to_string(i)});
    taskboard::add_project(database, bob, {.name = "not hers"});
  }
  std::string names;
  for (std::int64_t offset = 0; offset < 6; offset += 2)
    for (const auto& project : taskboard::list_projects(database, alice, {.limit = 2, .offset = offset}))
      names += project.name;
  CHECK(names == "01234");
}
