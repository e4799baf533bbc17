#include "key_ring.hpp"

#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "random.hpp"
#include "temporary_folder.hpp"

using jwt::Key;
using lesson::overlap;

namespace {

// An id such as "pine-4711".
std::string some_id(const std::string& word) {
  return word + "-" + std::to_string(random_integer(1000, 9999));
}

// A ring whose first key was replaced by a second one, and that by a third one, each after some days.
struct Fixture {
  std::int64_t first_replaced = random_instant();
  std::int64_t second_replaced = first_replaced + random_integer(3, 300) * 24 * 3600;
  std::string first = some_id("Oak"), second = some_id("Pine"), third = some_id("Willow");
  lesson::KeyRing ring{some_key(first)};

  Fixture() {
    ring.rotate(some_key(second), first_replaced);
    ring.rotate(some_key(third), second_replaced);
  }
  static Key some_key(const std::string& id) { return Key::generate(jwt::Algorithm::hs256).with_id(id); }

  // The id of the key that find() gave, "nothing" for nullptr.
  std::string found(std::optional<std::string_view> kid, std::int64_t now) const {
    const auto* const key = ring.find(kid, now);
    return key ? key->id().empty() ? "a key without an id" : key->id() : "nothing";
  }
};

}  // namespace

TEST_CASE("6.7 the newest key verifies what it has signed", "[6.7][good_key_lost][R33]") {
  const Fixture keys;

  CHECK(keys.ring.signing_key().id() == keys.third);
  for (const std::int64_t later : {std::int64_t{0}, overlap, std::int64_t{400} * 24 * 3600})
    CHECK(keys.found(keys.third, keys.second_replaced + later) == keys.third);
  CHECK(lesson::KeyRing(Fixture::some_key("only")).find("only", random_instant()) != nullptr);
}

TEST_CASE("6.7 a replaced key verifies until its last token has expired", "[6.7][dies_at_once][R33]") {
  const Fixture keys;

  for (const std::int64_t later : {std::int64_t{0}, std::int64_t{1}, overlap / 2, overlap - 1}) {
    CAPTURE(later);
    CHECK(keys.found(keys.first, keys.first_replaced + later) == keys.first);
    CHECK(keys.found(keys.second, keys.second_replaced + later) == keys.second);
  }
  CHECK(keys.found(keys.second, keys.first_replaced) == keys.second);
}

TEST_CASE("6.7 a replaced key is retired when its last token has expired", "[6.7][never_retires][R33]") {
  const Fixture keys;
  const auto week = std::int64_t{7} * 24 * 3600;

  CHECK(keys.found(keys.first, keys.first_replaced + week) == "nothing");
  CHECK(keys.found(keys.second, keys.second_replaced + week) == "nothing");
  CHECK(keys.found(keys.first, keys.second_replaced + 1) == "nothing");
}

TEST_CASE("6.7 a replaced key is retired in the second in which its last token expires, not after it",
          "[6.7][one_second_late][R33]") {
  const Fixture keys;

  CHECK(keys.found(keys.first, keys.first_replaced + overlap) == "nothing");
  CHECK(keys.found(keys.second, keys.second_replaced + overlap) == "nothing");
}

TEST_CASE("6.7 an unknown id finds no key, and no other key is tried", "[6.7][tries_every_key][R33]") {
  const Fixture keys;

  for (const std::string& kid : {some_id("elm"), std::string("0"), std::string("2"), std::string("*"),
                                 std::string("' UNION SELECT 'x' --"), std::string(128, 'x')}) {
    CAPTURE(kid);
    CHECK(keys.found(kid, keys.second_replaced) == "nothing");
  }
}

TEST_CASE("6.7 a token without a kid gets no key", "[6.7][missing_kid][R33]") {
  const Fixture keys;

  CHECK(keys.found(std::nullopt, keys.second_replaced) == "nothing");
  CHECK(keys.found("", keys.second_replaced) == "nothing");
  CHECK(lesson::KeyRing(Fixture::some_key("only")).find(std::nullopt, random_instant()) == nullptr);
  CHECK_THROWS_AS(lesson::KeyRing(Key::generate(jwt::Algorithm::hs256)), std::invalid_argument);
}

TEST_CASE("6.7 an id is compared as a name, and never used as a path", "[6.7][kid_is_a_path][R11]") {
  const Fixture keys;
  const TemporaryFolder folder;
  const auto file = folder.write("mallory.key", std::string(32, 'm'));
  folder.write(keys.third, std::string(32, 'm'));

  for (const std::string& kid : {file.string(), (folder.path() / keys.third).string(), "./" + keys.third,
                                 std::string("/dev/null"), "../" + file.string()}) {
    CAPTURE(kid);
    CHECK(keys.found(kid, keys.second_replaced) == "nothing");
  }
}

TEST_CASE("6.7 an id must match exactly, from its first character to its last",
          "[6.7][other_spelling][R11]") {
  const Fixture keys;
  auto small = keys.third;
  small.front() = 'w';

  for (const std::string& kid :
       {small, keys.third + '\0', keys.third + std::string("\0x", 2), keys.third + " ", " " + keys.third,
        keys.third + "x", keys.third.substr(1), keys.third.substr(0, keys.third.size() - 1)}) {
    CAPTURE(kid);
    CHECK(keys.found(kid, keys.second_replaced) == "nothing");
  }
  const std::string longer = "{" + keys.third + "}";
  CHECK(keys.found(std::string_view(longer).substr(1, keys.third.size()), keys.second_replaced) ==
        keys.third);
  CHECK(keys.found(std::string_view(longer).substr(1, 3), keys.second_replaced) == "nothing");
}
