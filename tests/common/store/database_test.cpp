#include "store/database.hpp"

#include <array>
#include <filesystem>

#include <catch2/catch_test_macros.hpp>

#include "temporary_folder.hpp"

namespace {

constexpr std::array<std::string_view, 1> notes_schema = {
    "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, stars INTEGER) STRICT;"
    "CREATE TABLE tag (note INTEGER NOT NULL REFERENCES note(id), name TEXT NOT NULL) STRICT;"};

store::Database notes() { return store::Database{":memory:", notes_schema}; }

std::int64_t count(store::Database& database) {
  return database.read("SELECT count(*) FROM note").at(0).integer(0);
}

std::string problem_of(const std::function<void()>& work) {
  try {
    work();
    return "none";
  } catch (const store::Failure& failure) {
    return store::to_string(failure.problem());
  }
}

}  // namespace

TEST_CASE("a row comes back as it was written, byte for byte") {
  auto database = notes();
  const std::string text = "caf\u00e9 \U0001F510 'quoted'; DROP TABLE note";

  CHECK(database.write("INSERT INTO note (text, stars) VALUES (?, ?)", {text, std::int64_t{5}}) == 1);

  const auto rows = database.read("SELECT id, text, stars FROM note WHERE text = ?", {text});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].integer(0) == 1);
  CHECK(rows[0].text(1) == text);
  CHECK(rows[0].maybe_integer(2) == 5);
}

TEST_CASE("NULL is no number and no text") {
  auto database = notes();
  database.write("INSERT INTO note (text, stars) VALUES (?, ?)",
                 {"plain", store::nullable(std::optional<std::int64_t>{})});

  const auto row = database.read("SELECT stars, text FROM note").at(0);

  CHECK(row.maybe_integer(0) == std::nullopt);
  CHECK(row.maybe_text(1) == "plain");
  CHECK_THROWS_AS(row.integer(0), std::logic_error);
  CHECK_THROWS_AS(row.integer(1), std::logic_error);
  CHECK_THROWS_AS(row.integer(2), std::logic_error);
}

TEST_CASE("a transaction keeps all of its changes or none") {
  auto database = notes();

  database.transaction([&] {
    database.write("INSERT INTO note (text) VALUES ('one')");
    database.write("INSERT INTO note (text) VALUES ('two')");
  });
  CHECK(count(database) == 2);

  const auto fail_half_way = [&] {
    database.write("INSERT INTO note (text) VALUES ('three')");
    throw std::runtime_error("half way");
  };
  CHECK_THROWS_AS(database.transaction(fail_half_way), std::runtime_error);
  CHECK(count(database) == 2);
}

TEST_CASE("the rules of the schema hold: unique texts, known notes, strict types") {
  auto database = notes();
  database.write("INSERT INTO note (text) VALUES ('one')");

  CHECK(problem_of([&] { database.write("INSERT INTO note (text) VALUES ('one')"); }) == "duplicate");
  CHECK(problem_of([&] { database.write("INSERT INTO note (id, text) VALUES (1, 'two')"); }) == "duplicate");
  CHECK(problem_of([&] { database.write("INSERT INTO note (text) VALUES (NULL)"); }) == "refused");
  CHECK(problem_of([&] { database.write("INSERT INTO tag VALUES (99, 'lost')"); }) == "refused");
  CHECK(problem_of([&] { database.write("INSERT INTO note (text, stars) VALUES ('two', 'many')"); }) ==
        "refused");
  CHECK(problem_of([&] { database.write("INSERT INTO nowhere VALUES (1)"); }) == "other");
}

TEST_CASE("an insert gives the id of its row, or says that there was none") {
  auto database = notes();

  CHECK(database.insert("INSERT INTO note (text) VALUES ('one')") == 1);
  CHECK(database.insert("INSERT INTO note (text) SELECT 'two' WHERE 1 = 0") == std::nullopt);
  CHECK(database.insert("INSERT INTO note (text) VALUES ('three')") == 2);
}

TEST_CASE("every place of a statement wants its value, each time it runs") {
  auto database = notes();
  constexpr auto insert = "INSERT INTO note (text, stars) VALUES (?, ?)";

  database.write(insert, {"one", std::int64_t{5}});

  CHECK_THROWS_AS(database.write(insert, {"two"}), std::logic_error);
  CHECK_THROWS_AS(database.write(insert, {"two", std::int64_t{1}, std::int64_t{2}}), std::logic_error);
  CHECK(count(database) == 1);
}

TEST_CASE("a statement that failed works the next time") {
  auto database = notes();
  constexpr auto insert = "INSERT INTO note (text) VALUES (?)";
  database.write(insert, {"one"});

  CHECK(problem_of([&] { database.write(insert, {"one"}); }) == "duplicate");
  CHECK(database.write(insert, {"two"}) == 1);
}

TEST_CASE("statements that are never the same twice do not pile up, and all of them work") {
  auto database = notes();
  for (int i = 0; i < 200; ++i)
    database.write("INSERT INTO note (text) VALUES ('" + std::to_string(i) + "')");
  CHECK(count(database) == 200);
}

TEST_CASE("a transaction inside a transaction is a mistake, and the outer one is rolled back") {
  auto database = notes();
  CHECK_THROWS_AS(database.transaction([&] {
    database.write("INSERT INTO note (text) VALUES ('one')");
    database.transaction([] {});
  }),
                  std::logic_error);
  CHECK(count(database) == 0);
  database.transaction([&] { database.write("INSERT INTO note (text) VALUES ('two')"); });
  CHECK(count(database) == 1);
}

TEST_CASE("a listener is told every statement that has run, and BEGIN and COMMIT") {
  std::vector<std::string> heard;
  store::Database database{
      ":memory:", notes_schema, {.after_statement = [&](std::string_view sql) { heard.emplace_back(sql); }}};
  CHECK(heard.empty());

  constexpr auto insert = "INSERT INTO note (text) VALUES (?)", select = "SELECT text FROM note";
  database.transaction([&] {
    database.insert(insert, {"one"});
    CHECK(heard.back() == insert);
    CHECK(database.read(select).size() == 1);
  });
  CHECK(database.write("DELETE FROM note") == 1);
  CHECK(heard == std::vector<std::string>{"BEGIN IMMEDIATE", insert, select, "COMMIT", "DELETE FROM note"});
}

TEST_CASE("a listener is told neither a failed statement nor a COMMIT that did not happen") {
  std::vector<std::string> heard;
  auto listener = [&](std::string_view sql) { heard.emplace_back(sql); };
  store::Database database{":memory:", notes_schema, {.after_statement = listener}};
  CHECK(problem_of([&] {
          database.transaction([&] { database.write("INSERT INTO note (text) VALUES (NULL)"); });
        }) == "refused");
  CHECK(heard == std::vector<std::string>{"BEGIN IMMEDIATE"});
}

TEST_CASE("a new file and its log can be read by their owner only") {
  using std::filesystem::perms;
  const TemporaryFolder folder;
  const auto file = folder.path() / "notes.db";
  store::Database database{file, notes_schema};
  database.write("INSERT INTO note (text) VALUES ('private')");
  CHECK(status(file).permissions() == (perms::owner_read | perms::owner_write));
  CHECK(status(folder.path() / "notes.db-wal").permissions() == (perms::owner_read | perms::owner_write));
}
