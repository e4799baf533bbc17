#include "update_task.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "board.hpp"
#include "json/value.hpp"
#include "problems.hpp"
#include "random.hpp"
#include "taskboard/projects.hpp"
#include "taskboard/tasks.hpp"

using taskboard::Task;

namespace {

// Alice has a project with one task. Bob is new here. Carol came first: nobody's id is that of their task.
struct Board {
  store::Database database = empty_board();
  taskboard::User carol = new_user(database, "carol", taskboard::Role::admin);
  taskboard::User alice = new_user(database, "alice");
  taskboard::User bob = new_user(database, "bob");
  taskboard::Project tea = taskboard::add_project(database, {alice.id}, {.name = "Tea party"}).value();
  Task task = taskboard::add_task(database, {alice.id}, tea.id,
                                  {.title = random_word(),
                                   .description = random_word(),
                                   .position = random_integer(0, 1'000),
                                   .due_date = "2027-01-31"})
                  .value();

  web::Reply put(const taskboard::User& caller, std::int64_t id, const json::Value& body) {
    auto request = with_body(body.dump());
    request.path_parameters = for_id(std::to_string(id)).path_parameters;
    return reply_of([&] { return lesson::update_task(database, caller, request); });
  }
  std::string title() { return stored().title; }
  Task stored() { return taskboard::find_task(database, {alice.id}, task.id).value(); }
};

// All five fields.
json::Value content(const std::string& title) {
  return {{"title", title},
          {"description", "new"},
          {"status", "done"},
          {"position", 7},
          {"due_date", "2028-02-29"}};
}

// What a task says, for people: "title | description | done | 7 | 2028-02-29 | task 1 of project 1".
std::string words(const Task& task) {
  return task.title + " | " + task.description + " | " + taskboard::to_string(task.status) + " | " +
         std::to_string(task.position) + " | " + task.due_date.value_or("no date") + " | task " +
         std::to_string(task.id) + " of project " + std::to_string(task.project_id);
}

}  // namespace

TEST_CASE("4.7 the owner can replace all five fields of a task", "[4.7][own_task_unchanged]") {
  Board board;
  board.put(board.alice, board.task.id, content("alice was here"));

  CHECK(words(board.stored()) == words({.id = board.task.id,
                                        .project_id = board.tea.id,
                                        .title = "alice was here",
                                        .description = "new",
                                        .status = taskboard::Status::done,
                                        .position = 7,
                                        .due_date = "2028-02-29"}));
}

TEST_CASE("4.7 nobody but the owner can change a task", "[4.7][owner_forgotten][R23]") {
  Board board;

  board.put(board.bob, board.task.id, content("bob was here"));
  CHECK(board.title() == board.task.title);
}

TEST_CASE("4.7 owning some project gives no access to other people's tasks",
          "[4.7][any_project_of_mine][R23]") {
  Board board;
  const auto workshop = taskboard::add_project(board.database, {board.bob.id}, {.name = "Workshop"}).value();
  taskboard::add_task(board.database, {board.bob.id}, workshop.id, {.title = "Order screws"});

  board.put(board.bob, board.task.id, content("bob was here"));
  CHECK(board.title() == board.task.title);
}

TEST_CASE("4.7 an admin cannot change other people's tasks", "[4.7][admins_change_all][R23]") {
  Board board;

  board.put(board.carol, board.task.id, content("carol was here"));
  CHECK(board.title() == board.task.title);
}

TEST_CASE("4.7 a field that a task does not have is refused", "[4.7][unknown_field]") {
  Board board;
  for (const std::string& name :
       {std::string("project_id"), std::string("owner_id"), std::string("id"), random_word()}) {
    CAPTURE(name);
    auto body = content("new title");
    body.set(name, board.tea.id);
    CHECK(board.put(board.alice, board.task.id, body).status == 422);
  }
  CHECK(words(board.stored()) == words(board.task));
}

TEST_CASE("4.7 a body that leaves a field out is refused and changes nothing", "[4.7][partial_body]") {
  Board board;
  for (const std::string name : {"title", "description", "status", "position", "due_date"}) {
    CAPTURE(name);
    auto body = content("new title");
    body.erase(name);
    CHECK(board.put(board.alice, board.task.id, body).status == 422);
  }
  CHECK(words(board.stored()) == words(board.task));
}

TEST_CASE("4.7 somebody else's task and a missing task are both 404", "[4.7][nothing_changed][R23]") {
  Board board;
  const auto missing = board.put(board.bob, board.task.id + 1'000, content("new title"));
  const auto foreign = board.put(board.bob, board.task.id, content("new title"));

  CHECK(missing.status == 404);
  CHECK(foreign.status == 404);
  CHECK(foreign.body == missing.body);
}

TEST_CASE("4.7 a due_date of null removes the date", "[4.7][null_is_absent]") {
  Board board;
  auto body = content("new title");
  body.set("due_date", json::Value{});
  board.put(board.alice, board.task.id, body);

  CHECK(board.stored().due_date == std::nullopt);
}

TEST_CASE("4.7 the answer is the task as it is stored", "[4.7][body_sent_back]") {
  Board board;
  const auto reply = board.put(board.alice, board.task.id, content("new title"));
  auto expected = content("new title");
  expected.set("id", board.task.id);
  expected.set("project_id", board.tea.id);

  CHECK(reply.status == 200);
  CHECK(json::Value::parse(reply.body) == expected);
}
