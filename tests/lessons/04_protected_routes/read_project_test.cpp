#include "read_project.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "board.hpp"
#include "json/value.hpp"
#include "problems.hpp"
#include "random.hpp"
#include "taskboard/projects.hpp"

namespace {

// A board on which alice and bob have a project each. Carol came first: nobody's id is that of their project.
struct Board {
  store::Database database = empty_board();
  taskboard::User carol = new_user(database, "carol", taskboard::Role::admin);
  taskboard::User alice = new_user(database, "alice");
  taskboard::User bob = new_user(database, "bob");
  std::string secret = random_word() + random_word();
  taskboard::Project alices =
      taskboard::add_project(database, {alice.id}, {.name = secret, .description = random_word()}).value();
  taskboard::Project bobs = taskboard::add_project(database, {bob.id}, {.name = "Workshop"}).value();

  web::Reply read(const taskboard::User& caller, const std::string& id) {
    return reply_of([&] { return lesson::read_project(database, caller, for_id(id)); });
  }
  std::string alices_id() const { return std::to_string(alices.id); }
};

}  // namespace

TEST_CASE("4.6 the owner can read the project", "[4.6][own_project_hidden]") {
  Board board;

  CHECK(board.read(board.alice, board.alices_id()).status == 200);
  CHECK(board.read(board.bob, std::to_string(board.bobs.id)).status == 200);
}

TEST_CASE("4.6 nobody but the owner can read a project", "[4.6][owner_forgotten][R23]") {
  Board board;

  const auto reply = board.read(board.bob, board.alices_id());
  CHECK(reply.status != 200);
  CHECK(reply.body.find(board.secret) == reply.body.npos);
}

TEST_CASE("4.6 an admin cannot read other people's projects", "[4.6][admins_read_all][R23]") {
  Board board;

  const auto reply = board.read(board.carol, board.alices_id());
  CHECK(reply.status != 200);
  CHECK(reply.body.find(board.secret) == reply.body.npos);
}

TEST_CASE("4.6 an id is a number, not a piece of SQL", "[4.6][string_built_sql]") {
  Board board;
  for (const std::string& id : {board.alices_id() + " OR 1=1", std::string("0 OR 1=1"),
                                std::string("0 UNION SELECT 1, email, role FROM users"),
                                board.alices_id() + " --", std::string("'"), std::string()}) {
    CAPTURE(id);
    const auto reply = board.read(board.bob, id);
    CHECK(reply.status == 422);
    CHECK(reply.body.find(board.secret) == reply.body.npos);
  }
}

TEST_CASE("4.6 somebody else's project looks exactly like a missing one", "[4.6][existence_told][R23]") {
  Board board;
  const auto missing = board.read(board.bob, std::to_string(random_integer(1'000, 1'000'000)));
  const auto foreign = board.read(board.bob, board.alices_id());

  CHECK(missing.status == 404);
  CHECK(foreign.status == missing.status);
  CHECK(foreign.body == missing.body);
}

TEST_CASE("4.6 the answer has id, name and description of the project", "[4.6][other_columns]") {
  Board board;
  const auto reply = board.read(board.alice, board.alices_id());

  CHECK(json::Value::parse(reply.body) == json::Value{{"id", board.alices.id},
                                                      {"name", board.alices.name},
                                                      {"description", board.alices.description}});
}
