#include "taskboard/tasks.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "board.hpp"
#include "taskboard/projects.hpp"

namespace {

using taskboard::Owner;
using taskboard::Status;

// Alice, her project with one task, and bob with a project of his own.
struct World {
  store::Database database = board();
  Owner alice = owner_called(database, "alice");
  Owner bob = owner_called(database, "bob");
  std::int64_t hers = taskboard::add_project(database, alice, {.name = "Tea party"})->id;
  std::int64_t his = taskboard::add_project(database, bob, {.name = "Workshop"})->id;
  taskboard::Task task = taskboard::add_task(database, alice, hers, {.title = "Mend the clock"}).value();

  std::string titles(Owner owner, std::int64_t project) {
    std::string text;
    const auto tasks = taskboard::list_tasks(database, owner, project, everything);
    for (const auto& each : tasks.value()) text += each.title + ' ';
    return text;
  }
};

const taskboard::TaskContent changed{.title = "Wind the clock",
                                     .description = "",
                                     .status = Status::done,
                                     .position = 3,
                                     .due_date = "2027-01-31"};

std::string problem_of(const std::function<void()>& work) {
  try {
    work();
    return "none";
  } catch (const store::Failure& failure) {
    return store::to_string(failure.problem());
  }
}

}  // namespace

TEST_CASE("a task comes back as it was written, byte for byte", "[tasks]") {
  World world;
  const auto text = GENERATE(values<std::string>({
      "caf\u00e9",
      "\U0001F468\u200D\U0001F469\u200D\U0001F467 \U0001F510",
      "\u05e9\u05dc\u05d5\u05dd \u202e abc \u202c",
      "e\u0301 and \u00e9 differ",
      "'; DROP TABLE tasks; --",
      std::string("before\0after", 12),
      "line\r\nline\ttab",
      " blanks ",
  }));
  const auto task = taskboard::add_task(world.database, world.alice, world.hers,
                                        {.title = text, .description = text, .status = Status::doing});
  REQUIRE(task);
  CHECK(task->title == text);
  CHECK(taskboard::find_task(world.database, world.alice, task->id) == task);
  CHECK(taskboard::find_task(world.database, world.alice, task->id)->description == text);
}

TEST_CASE("a task without a position goes to the end of its project", "[tasks]") {
  World world;
  const auto position = [&](taskboard::NewTask task) {
    return taskboard::add_task(world.database, world.alice, world.hers, task)->position;
  };
  CHECK(world.task.position == 0);
  CHECK(position({.title = "second"}) == 1);
  CHECK(position({.title = "far away", .position = 40}) == 40);
  CHECK(position({.title = "after it"}) == 41);
  CHECK(taskboard::add_task(world.database, world.bob, world.his, {.title = "his first"})->position == 0);
}

TEST_CASE("tasks are listed by position, equal ones in the order they came", "[tasks]") {
  World world;
  for (const auto& [title, position] : {std::pair{"c", 7}, {"a", 5}, {"b", 5}})
    taskboard::add_task(world.database, world.alice, world.hers, {.title = title, .position = position});
  CHECK(world.titles(world.alice, world.hers) == "Mend the clock a b c ");
}

TEST_CASE("somebody else's task looks like one that is not there", "[tasks][R23]") {
  World world;
  auto& database = world.database;
  CHECK_FALSE(taskboard::find_task(database, world.bob, world.task.id));
  CHECK_FALSE(taskboard::list_tasks(database, world.bob, world.hers, everything));
  CHECK_FALSE(taskboard::update_task(database, world.bob, world.task.id, changed));
  CHECK_FALSE(taskboard::remove_task(database, world.bob, world.task.id));
  CHECK_FALSE(taskboard::add_task(database, world.bob, world.hers, {.title = "Spill the tea"}));
  CHECK(taskboard::list_all_tasks(database, world.bob, everything).empty());
  CHECK(taskboard::find_task(database, world.alice, world.task.id) == world.task);
  CHECK(world.titles(world.alice, world.hers) == "Mend the clock ");
}

TEST_CASE("a change replaces the whole content, and the task stays in its project", "[tasks]") {
  World world;
  const auto after = taskboard::update_task(world.database, world.alice, world.task.id, changed);
  CHECK(after == taskboard::Task{.id = world.task.id,
                                 .project_id = world.hers,
                                 .title = "Wind the clock",
                                 .status = Status::done,
                                 .position = 3,
                                 .due_date = "2027-01-31"});
  CHECK(taskboard::find_task(world.database, world.alice, world.task.id) == after);
  CHECK_FALSE(taskboard::update_task(world.database, world.alice, 99, changed));
}

TEST_CASE("all my tasks, project by project, and nobody else's", "[tasks]") {
  World world;
  auto& database = world.database;
  const auto second = taskboard::add_project(database, world.alice, {.name = "Croquet"})->id;
  taskboard::add_task(database, world.alice, second, {.title = "Flamingo"});
  taskboard::add_task(database, world.alice, world.hers, {.title = "Butter"});
  taskboard::add_task(database, world.bob, world.his, {.title = "Saw"});
  std::string titles;
  for (const auto& task : taskboard::list_all_tasks(database, world.alice, everything))
    titles += task.title + ' ';
  CHECK(titles == "Mend the clock Butter Flamingo ");
}

TEST_CASE("an empty project has an empty list, one that is not there has none", "[tasks]") {
  World world;
  CHECK(taskboard::list_tasks(world.database, world.bob, world.his, everything).value().empty());
  CHECK_FALSE(taskboard::list_tasks(world.database, world.bob, 99, everything));
}

TEST_CASE("a due date that is no date is refused by the table itself", "[tasks]") {
  World world;
  const auto date =
      GENERATE(values<std::string>({"2026-02-30", "tomorrow", "", "now", "2026-2-3", "2026-02-03 "}));
  INFO(date);
  CHECK(problem_of([&] {
          taskboard::add_task(world.database, world.alice, world.hers, {.title = "x", .due_date = date});
        }) == "refused");
}

TEST_CASE("a status has one name, and other names are no status", "[tasks]") {
  CHECK(taskboard::status_of("doing") == Status::doing);
  for (const auto* name : {"", "Done", "done ", "in progress"}) CHECK_FALSE(taskboard::status_of(name));
}
