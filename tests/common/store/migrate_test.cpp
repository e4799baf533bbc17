#include <array>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "store/database.hpp"
#include "temporary_folder.hpp"

namespace {

constexpr std::array<std::string_view, 2> two_versions = {
    "CREATE TABLE note (text TEXT NOT NULL) STRICT",
    "ALTER TABLE note ADD COLUMN stars INTEGER NOT NULL DEFAULT 3; INSERT INTO note VALUES ('new', 5)"};

constexpr std::span<const std::string_view> first_version{two_versions.data(), 1};

}  // namespace

TEST_CASE("an older file is brought up to date once, and keeps its rows") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "notes.db";
  store::Database{file, first_version}.write("INSERT INTO note VALUES ('old')");

  for (int opened = 1; opened <= 2; ++opened) {
    store::Database database{file, two_versions};
    const auto rows = database.read("SELECT text, stars FROM note ORDER BY text DESC");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].text(0) == "old");
    CHECK(rows[0].integer(1) == 3);
  }
}

TEST_CASE("a file of a later version is left alone") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "notes.db";
  store::Database{file, two_versions}.write("DELETE FROM note");

  try {
    store::Database{file, first_version};
    FAIL("an old program opened a new file");
  } catch (const store::Failure& failure) {
    CHECK(store::to_string(failure.problem()) == "newer");
    CHECK(std::string{failure.what()}.find(file.string()) != std::string::npos);
  }
}

TEST_CASE("a migration that fails changes nothing") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "notes.db";
  constexpr std::array<std::string_view, 2> broken = {two_versions[0],
                                                      "CREATE TABLE note (text TEXT) STRICT"};

  CHECK_THROWS_AS((store::Database{file, broken}), store::Failure);

  store::Database database{file, two_versions};
  CHECK(database.read("SELECT * FROM note").size() == 1);
}
