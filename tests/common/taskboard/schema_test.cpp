#include "taskboard/schema.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "board.hpp"

namespace {

using Catch::Matchers::ContainsSubstring;

// How SQLite would run a statement: one line a step.
std::string plan(const std::string& sql) {
  auto database = board();
  std::string text;
  for (const auto& row : database.read("EXPLAIN QUERY PLAN " + sql)) text += row.text(3) + '\n';
  return text;
}

}  // namespace

TEST_CASE("lists go through an index, in its order: their cost is their own length", "[schema]") {
  const auto sql = GENERATE(values<std::string>({
      "SELECT id FROM projects WHERE owner_id = 1 ORDER BY id LIMIT 20",
      "SELECT tasks.id FROM tasks JOIN projects ON projects.id = project_id "
      "WHERE project_id = 1 AND owner_id = 1 ORDER BY position, tasks.id LIMIT 20",
      "SELECT tasks.id FROM tasks JOIN projects ON projects.id = project_id "
      "WHERE owner_id = 1 ORDER BY projects.id, position, tasks.id LIMIT 20",
      "SELECT max(position) FROM tasks WHERE project_id = 1",
      "SELECT id FROM users WHERE email = 'alice@example.com'",
      "SELECT id FROM refresh_tokens JOIN sessions ON id = session_id WHERE hash = 'x'",
      "SELECT id FROM refresh_tokens JOIN sessions ON id = session_id WHERE access_id = 'x'",
      "SELECT id FROM sessions WHERE user_id = 1 AND ended_at IS NULL ORDER BY id",
      "SELECT access_id FROM refresh_tokens WHERE session_id = 1 AND access_expires_at > 0",
      "SELECT 1 FROM ended_tokens WHERE issuer = 'x' AND token_id = 'x'",
      "SELECT 1 FROM ended_tokens WHERE expires_at <= 0",
  }));
  INFO(sql);
  CHECK_THAT(plan(sql), !ContainsSubstring("SCAN"));
  CHECK_THAT(plan(sql), !ContainsSubstring("TEMP B-TREE"));
}

TEST_CASE("every table is strict about the types of its columns", "[schema]") {
  auto database = board();
  for (const auto& row : database.read(
           "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'")) {
    INFO(row.text(0));
    CHECK(row.integer(1) == 1);
  }
}

TEST_CASE("the tables refuse roles, states and owners that cannot be", "[schema]") {
  auto database = board();
  const auto alice = owner_called(database, "alice");
  const auto refused = GENERATE(values<std::string>({
      "UPDATE users SET role = 'root'",
      "UPDATE users SET active = 2",
      "INSERT INTO projects (owner_id, name) VALUES (99, 'x')",
      "INSERT INTO tasks (project_id, title, position) VALUES (99, 'x', 0)",
      "INSERT INTO projects (owner_id, name) VALUES (1, NULL)",
      "INSERT INTO sessions (user_id, started_at, last_used_at) VALUES (99, 0, 0)",
      "INSERT INTO refresh_tokens VALUES ('the text of a token', 1, 0, 'x', 0)",
  }));
  INFO(refused);
  CHECK(alice.user_id == 1);
  CHECK_THROWS_AS(database.write(refused), store::Failure);
}
