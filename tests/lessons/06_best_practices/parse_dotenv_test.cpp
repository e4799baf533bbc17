#include "parse_dotenv.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "random.hpp"

namespace {

// What the file gives, one variable after the other: "A=<1> B=<2>". Otherwise its mistake: "line 2: named
// twice".
std::string verdict(std::string_view text) {
  const auto variables = lesson::parse_dotenv(text);
  std::string shown;
  if (variables) {
    for (const auto& [name, value] : *variables)
      shown += (shown.empty() ? "" : " ") + name + "=<" + value + ">";
    return shown.empty() ? "no variables" : shown;
  }
  shown = "line " + std::to_string(variables.error().line) + ": ";
  switch (variables.error().mistake) {
    case lesson::DotenvMistake::not_an_assignment:
      return shown + "not an assignment";
    case lesson::DotenvMistake::bad_quotes:
      return shown + "bad quotes";
    case lesson::DotenvMistake::named_twice:
      return shown + "named twice";
  }
  return "no DotenvMistake at all";
}

}  // namespace

TEST_CASE("6.1 a value is the text after the =", "[6.1][plain_values]") {
  const auto word = random_word(), other = random_word();

  CHECK(verdict("A=" + word) == "A=<" + word + ">");
  CHECK(verdict("A = " + word + " " + other + "\t\nB_2=" + other + "=\n") ==
        "A=<" + word + " " + other + "> B_2=<" + other + "=>");
  CHECK(verdict("\n# nothing\n  # either\nA=\nB=  # later\n") == "A=<> B=<>");
  CHECK(verdict("A=" + std::string("a\0b", 3)) == "A=<" + std::string("a\0b", 3) + ">");
  CHECK(verdict("A=it's") == "A=<it's>");
  CHECK(verdict("") == "no variables");
  CHECK(verdict("A=1\n" + word) == "line 2: not an assignment");
  CHECK(verdict("2A=1") == "line 1: not an assignment");
}

TEST_CASE("6.1 a comment ends a value, and the quotes that protect a # are not part of it",
          "[6.1][quotes_kept]") {
  const auto word = random_word(), other = random_word();

  CHECK(verdict("A=" + word + " # " + other) == "A=<" + word + ">");
  CHECK(verdict("A=\"" + word + "\"") == "A=<" + word + ">");
  CHECK(verdict("A='" + word + "'   # " + other) == "A=<" + word + ">");
  CHECK(verdict("A=\"\"\nB=''") == "A=<> B=<>");
  CHECK(verdict("A=\" " + word + " \"") == "A=< " + word + " >");
}

TEST_CASE("6.1 a # between quotes belongs to the value", "[6.1][hash_in_quotes]") {
  const auto word = random_word(), other = random_word();

  CHECK(verdict("A=\"" + word + " # " + other + "\"") == "A=<" + word + " # " + other + ">");
  CHECK(verdict("A='# " + word + "' # " + other) == "A=<# " + word + ">");
  CHECK(verdict("A=\"it's # " + word + "\"") == "A=<it's # " + word + ">");
}

TEST_CASE("6.1 a # in the middle of a word is a character like any other", "[6.1][hash_cut]") {
  const auto word = random_word(), other = random_word();

  CHECK(verdict("A=" + word + "#" + other) == "A=<" + word + "#" + other + ">");
  CHECK(verdict("A=" + word + "# #" + other) == "A=<" + word + "#>");
}

TEST_CASE("6.1 a line may end with CR LF as well as with LF", "[6.1][carriage_return]") {
  const auto word = random_word(), other = random_word();

  CHECK(verdict("A=" + word + "\r\n\r\nB=\"" + other + "\"\r\n") == "A=<" + word + "> B=<" + other + ">");
  CHECK(verdict("A=" + word + "\r\nB=") == "A=<" + word + "> B=<>");
}

TEST_CASE("6.1 the word export is not part of the name", "[6.1][export_kept]") {
  const auto word = random_word();

  CHECK(verdict("export A=" + word) == "A=<" + word + ">");
  CHECK(verdict("export\tA = '" + word + "'") == "A=<" + word + ">");
  CHECK(verdict("exported=" + word) == "exported=<" + word + ">");
}

TEST_CASE("6.1 a name that is set twice is a mistake", "[6.1][last_wins]") {
  CHECK(verdict("A=" + random_word() + "\nB=2\nA=" + random_word()) == "line 3: named twice");
  CHECK(verdict("A=1\n\nexport A=1") == "line 3: named twice");
}

TEST_CASE("6.1 quotes must be closed, and only a comment may follow them", "[6.1][unclosed_quote]") {
  const auto word = random_word();

  CHECK(verdict("A=1\nB=\"" + word) == "line 2: bad quotes");
  CHECK(verdict("A='" + word + "\"") == "line 1: bad quotes");
  CHECK(verdict("A=\"" + word + "\nB=2\"") == "line 1: bad quotes");
  CHECK(verdict("A=\"" + word + "\"" + word) == "line 1: bad quotes");
  CHECK(verdict("A=\"") == "line 1: bad quotes");
}
