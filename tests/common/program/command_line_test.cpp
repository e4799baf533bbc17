#include "program/command_line.hpp"

#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

namespace {

const std::vector<program::ExtraArgument> extra = {{"--db", "PATH", "where the tasks are"},
                                                   {"--seed", "", "put alice, bob and carol in"}};

std::expected<program::Arguments, program::EarlyExit> read(std::vector<std::string> words) {
  words.insert(words.begin(), "server");
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  return program::read_arguments({.port = 8004}, extra, static_cast<int>(pointers.size()), pointers.data());
}

}  // namespace

TEST_CASE("a server's own arguments stand beside those of every server", "[arguments]") {
  const auto arguments = read({"--seed", "--port", "0", "--db", "tasks.db"});
  REQUIRE(arguments);
  CHECK(arguments->options.port == 0);
  CHECK(arguments->value("--db") == "tasks.db");
  CHECK(arguments->extra.contains("--seed"));
  CHECK_FALSE(read({})->extra.contains("--seed"));
}

TEST_CASE("an argument that takes a value wants one, and one that takes none takes none", "[arguments]") {
  CHECK(read({"--db"}).error().exit_code == 2);
  CHECK(read({"--db", "--seed"}).error().exit_code == 2);
  CHECK(read({"--seed", "yes"}).error().exit_code == 2);
}

TEST_CASE("help names a server's own arguments", "[arguments]") {
  const auto early_exit = read({"--help"});
  REQUIRE_FALSE(early_exit);
  CHECK(early_exit.error().exit_code == 0);
  CHECK(
      early_exit.error().text.ends_with("  --db PATH                where the tasks are\n"
                                        "  --seed                   put alice, bob and carol in\n"));
}

TEST_CASE("help has one column of options, and fits a terminal of 80 columns", "[arguments]") {
  const std::string twenty_words =
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
      "seventeen eighteen nineteen twenty";
  char name[] = "server", help[] = "--help";
  char* words[] = {name, help};
  const auto text = program::read_arguments({}, {{"--words", "WORDS", twenty_words}}, 2, words).error().text;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(line.size() <= 80);
    CHECK(line.at(27) != ' ');
    CHECK(line.substr(25, 2) == "  ");
  }
  CHECK(text.ends_with(" twenty\n"));
}
