#include "course/text/key_decoder.hpp"

#include <catch2/catch_test_macros.hpp>

namespace {

using course::KeyKind;

std::vector<KeyKind> kinds(const std::string& bytes) {
  std::vector<KeyKind> kinds;
  for (const course::Key& key : course::keys_in(bytes)) kinds.push_back(key.kind);
  return kinds;
}

}  // namespace

TEST_CASE("letters arrive as they are, also several at once") {
  const auto keys = course::keys_in("nq?");
  REQUIRE(keys.size() == 3);
  CHECK(keys[0].character == 'n');
  CHECK(keys[1].character == 'q');
  CHECK(keys[2].character == '?');
}

TEST_CASE("keys for moving are known in the spellings of common terminals") {
  CHECK(kinds("\x1b[A\x1b[B") == std::vector{KeyKind::up, KeyKind::down});
  CHECK(kinds("\x1bOA\x1bOB") == std::vector{KeyKind::up, KeyKind::down});
  CHECK(kinds("\x1b[5~\x1b[6~") == std::vector{KeyKind::page_up, KeyKind::page_down});
  CHECK(kinds("\x1b[H\x1b[4~") == std::vector{KeyKind::home, KeyKind::end});
}

TEST_CASE("an unknown sequence is no letter") {
  CHECK(kinds("\x1b[15;2~").empty());
  CHECK(kinds("\x1b[200").empty());
  CHECK(kinds("\x1b[15~q") == std::vector{KeyKind::character});
}

TEST_CASE("escape alone, enter and erase are keys; other letters are not") {
  CHECK(kinds("\x1b") == std::vector{KeyKind::escape});
  CHECK(kinds("\r\x7f") == std::vector{KeyKind::enter, KeyKind::backspace});
  CHECK(kinds("\x04") == std::vector{KeyKind::end_of_input});
  CHECK(kinds("\u00e9").empty());
}
