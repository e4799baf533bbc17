#include <array>
#include <chrono>
#include <csignal>
#include <optional>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "store/database.hpp"
#include "temporary_folder.hpp"

namespace {

constexpr std::array<std::string_view, 1> schema = {"CREATE TABLE note (text TEXT NOT NULL) STRICT"};

// What goes wrong in `work`, and whether the message names `file`.
std::string failure_of(const std::filesystem::path& file, const std::function<void()>& work) {
  try {
    work();
    return "none";
  } catch (const store::Failure& failure) {
    const bool named = std::string{failure.what()}.find(file.string()) != std::string::npos;
    return store::to_string(failure.problem()) + (named ? "" : ", and the file is not named");
  }
}

}  // namespace

TEST_CASE("a folder that is not there is told from a damaged file") {
  const TemporaryFolder folder;
  const auto nowhere = folder.path() / "missing" / "notes.db";
  const auto junk = folder.write("junk.db", std::string(4096, 'x'));

  CHECK(failure_of(nowhere, [&] { store::Database{nowhere, schema}; }) == "cannot_open");
  CHECK(failure_of(folder.path(), [&] { store::Database{folder.path(), schema}; }) == "cannot_open");
  CHECK(failure_of(junk, [&] { store::Database{junk, schema}; }) == "damaged");
}

TEST_CASE("a full disk and a read-only file are told apart") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "notes.db";
  store::Database database{file, schema};
  database.read("PRAGMA max_page_count = 1");  // No page more than there are: as if the disk were full.

  CHECK(failure_of(file, [&] {
          database.write("INSERT INTO note VALUES (?)", {std::string(100'000, 'x')});
        }) == "full");

  database.write("PRAGMA query_only = ON");
  CHECK(failure_of(file, [&] { database.write("INSERT INTO note VALUES ('x')"); }) == "read_only");
}

TEST_CASE("a writer that waits longer than its patience is told that the file is busy") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "notes.db";
  store::Database first{file, schema};
  store::Database second{file, schema, {.patience = std::chrono::milliseconds{1}}};

  first.transaction([&] {
    first.write("INSERT INTO note VALUES ('mine')");
    CHECK(failure_of(file, [&] { second.write("INSERT INTO note VALUES ('yours')"); }) == "busy");
    CHECK(second.read("SELECT * FROM note").empty());  // Readers never wait, and see what is committed.
  });

  second.write("INSERT INTO note VALUES ('yours')");
  CHECK(second.read("SELECT * FROM note").size() == 2);
}

TEST_CASE("a transaction owns the file before it has read anything") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "notes.db";
  store::Database first{file, schema};
  store::Database second{file, schema, {.patience = std::chrono::milliseconds{1}}};

  first.transaction(
      [&] { CHECK(failure_of(file, [&] { second.write("INSERT INTO note VALUES ('yours')"); }) == "busy"); });
}

TEST_CASE("a process that is killed in a transaction leaves what it had committed") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "notes.db";
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    store::Database database{file, schema};
    database.write("INSERT INTO note VALUES ('committed')");
    database.transaction([&] {
      database.write("INSERT INTO note VALUES ('half way')");
      kill(getpid(), SIGKILL);
    });
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  REQUIRE(WIFSIGNALED(status));

  store::Database database{file, schema};
  const auto rows = database.read("SELECT text FROM note");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].text(0) == "committed");
  CHECK(database.read("PRAGMA integrity_check").at(0).text(0) == "ok");
}
