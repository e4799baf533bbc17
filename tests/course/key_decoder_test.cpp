#include "course/text/key_decoder.hpp"

#include <catch2/catch_test_macros.hpp>

namespace {

using course::KeyKind;

std::vector<KeyKind> kinds(const std::vector<course::Key>& keys) {
  std::vector<KeyKind> kinds;
  for (const course::Key& key : keys) kinds.push_back(key.kind);
  return kinds;
}

std::vector<KeyKind> kinds(const std::string& bytes) { return kinds(course::KeyDecoder{}.keys_in(bytes)); }

}  // namespace

TEST_CASE("letters arrive as they are, also several at once") {
  const auto keys = course::KeyDecoder{}.keys_in("nq?");
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
  CHECK(kinds("\x1b[15").empty());
  CHECK(kinds("\x1b[15~q") == std::vector{KeyKind::character});
}

TEST_CASE("escape alone, enter and erase are keys; other letters are not") {
  CHECK(kinds("\x1b") == std::vector{KeyKind::escape});
  CHECK(kinds("\r\x7f") == std::vector{KeyKind::enter, KeyKind::backspace});
  CHECK(kinds("\x04") == std::vector{KeyKind::end_of_input});
  CHECK(kinds("\u00e9").empty());
}

TEST_CASE("what is pasted is no key, wherever the terminal cuts it") {
  const std::string bytes = "n\x1b[200~x\r\x1b[Ay\x04\x1b[201~q";
  const std::vector<course::Key> expected{{KeyKind::character, 'n'}, {KeyKind::pasted, 'x'},
                                          {KeyKind::pasted, '['},    {KeyKind::pasted, 'A'},
                                          {KeyKind::pasted, 'y'},    {KeyKind::character, 'q'}};
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    if (cut == 2) continue;  // Escape alone is a key.
    CAPTURE(cut);
    course::KeyDecoder decoder;
    auto keys = decoder.keys_in(bytes.substr(0, cut));
    const auto rest = decoder.keys_in(bytes.substr(cut));
    keys.insert(keys.end(), rest.begin(), rest.end());
    CHECK(keys == expected);
  }
}
