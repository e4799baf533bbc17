#include "store/pool.hpp"

#include <array>
#include <atomic>
#include <latch>
#include <thread>

#include <catch2/catch_test_macros.hpp>

#include "temporary_folder.hpp"

namespace {

constexpr std::array<std::string_view, 1> schema = {
    "CREATE TABLE note (writer INTEGER NOT NULL, number INTEGER NOT NULL, UNIQUE (writer, number)) STRICT;"
    "CREATE TABLE total (notes INTEGER NOT NULL) STRICT;"
    "INSERT INTO total VALUES (0)"};

constexpr int writers = 64;
constexpr int notes_each = 10;

std::int64_t number(store::Pool& pool, std::string_view sql) {
  return pool.lease()->read(sql).at(0).integer(0);
}

// Reads, then writes what follows from it: lost updates would show.
void add_note(store::Database& database, std::int64_t writer, std::int64_t note) {
  database.transaction([&] {
    const auto total = database.read("SELECT notes FROM total").at(0).integer(0);
    database.write("INSERT INTO note VALUES (?, ?)", {writer, note});
    database.write("UPDATE total SET notes = ?", {total + 1});
  });
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

TEST_CASE("64 writers at once: every write that was accepted is there, and none is lost") {
  const TemporaryFolder folder;
  store::Pool pool{folder.path() / "notes.db", schema, {.durability = store::Durability::process}};
  std::atomic<int> accepted = 0;
  {
    std::latch all_here{writers};
    std::vector<std::jthread> threads;
    for (int writer = 0; writer < writers; ++writer) {
      threads.emplace_back([&, writer] {
        all_here.arrive_and_wait();
        for (int note = 0; note < notes_each; ++note) {
          if (problem_of([&] { add_note(*pool.lease(), writer, note); }) == "none") ++accepted;
        }
      });
    }
  }
  CHECK(accepted == writers * notes_each);
  CHECK(number(pool, "SELECT count(*) FROM note") == accepted);
  CHECK(number(pool, "SELECT notes FROM total") == accepted);
  CHECK(pool.lease()->read("PRAGMA integrity_check").at(0).text(0) == "ok");
}

TEST_CASE("a reader goes on beside a writer, and sees what is committed") {
  const TemporaryFolder folder;
  store::Pool pool{folder.path() / "notes.db", schema};
  const auto writer = pool.lease();
  writer->transaction([&] {
    writer->write("INSERT INTO note VALUES (1, 1)");
    CHECK(number(pool, "SELECT count(*) FROM note") == 0);
  });
  CHECK(number(pool, "SELECT count(*) FROM note") == 1);
}

TEST_CASE("a writer of this process that waits longer than its patience is told that the file is busy") {
  const TemporaryFolder folder;
  store::Pool pool{folder.path() / "notes.db", schema, {.patience = std::chrono::milliseconds{1}}};
  const auto first = pool.lease();
  const auto second = pool.lease();
  const auto write_second = [&] { second->write("INSERT INTO note VALUES (2, 2)"); };

  first->transaction([&] {
    first->write("INSERT INTO note VALUES (1, 1)");
    CHECK(problem_of(write_second) == "busy");
  });
  CHECK(problem_of(write_second) == "none");
  CHECK(number(pool, "SELECT count(*) FROM note") == 2);
}

TEST_CASE("a writer of another process is waited for in SQLite's own way") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "notes.db";
  store::Pool pool{file, schema, {.patience = std::chrono::milliseconds{1}}};
  store::Database other{file, schema};
  const auto mine = pool.lease();
  other.transaction(
      [&] { CHECK(problem_of([&] { mine->write("INSERT INTO note VALUES (2, 2)"); }) == "busy"); });
  CHECK(problem_of([&] { mine->write("INSERT INTO note VALUES (2, 2)"); }) == "none");
}

TEST_CASE("what one lease has written the next one reads, on whichever thread") {
  const TemporaryFolder folder;
  store::Pool pool{folder.path() / "notes.db", schema};
  pool.lease()->write("INSERT INTO note VALUES (1, 1)");
  std::int64_t seen = 0;
  std::jthread([&] { seen = number(pool, "SELECT count(*) FROM note"); }).join();
  CHECK(seen == 1);
}

TEST_CASE("every connection of a pool keeps foreign keys and the write-ahead log") {
  const TemporaryFolder folder;
  store::Pool pool{folder.path() / "notes.db", schema};
  const auto first = pool.lease();
  const auto second = pool.lease();
  for (const auto* lease : {&first, &second}) {
    CHECK((**lease).read("PRAGMA foreign_keys").at(0).integer(0) == 1);
    CHECK((**lease).read("PRAGMA journal_mode").at(0).text(0) == "wal");
    CHECK((**lease).read("PRAGMA synchronous").at(0).integer(0) == 2);  // FULL
  }
}

TEST_CASE("a pool has a file, and says what is wrong with it at once") {
  CHECK_THROWS_AS((store::Pool{":memory:", schema}), std::logic_error);
  const TemporaryFolder folder;
  CHECK(problem_of([&] { store::Pool{folder.path() / "missing" / "notes.db", schema}; }) == "cannot_open");
  CHECK(problem_of([&] { store::Pool{folder.write("junk.db", std::string(4096, 'x')), schema}; }) ==
        "damaged");
}

TEST_CASE("who waits to write is counted, until it is their turn") {
  const TemporaryFolder folder;
  store::Pool pool{folder.path() / "notes.db", schema, {.durability = store::Durability::process}};
  std::jthread other;
  pool.lease()->transaction([&] {
    CHECK(pool.waiting_writers() == 0);
    other = std::jthread([&] { add_note(*pool.lease(), 1, 1); });
    while (pool.waiting_writers() == 0) std::this_thread::yield();
    CHECK(pool.waiting_writers() == 1);
  });
  other.join();

  CHECK(pool.waiting_writers() == 0);
  CHECK(number(pool, "SELECT notes FROM total") == 1);
}
