#include "make_key.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "base/hex.hpp"
#include "random.hpp"

namespace {

std::string verdict(std::span<const std::byte> bytes) {
  const auto key = lesson::make_key(bytes);
  if (key) return "a key";
  switch (key.error()) {
    case lesson::KeyProblem::too_short:
      return "too_short";
    case lesson::KeyProblem::placeholder:
      return "placeholder";
  }
  return "no KeyProblem at all";
}

// Random bytes, none of them NUL.
std::vector<std::byte> random_text(std::size_t size) {
  auto bytes = random_bytes(size);
  std::ranges::replace(bytes, std::byte{0}, std::byte{0xff});
  return bytes;
}

std::vector<std::byte> short_bytes(std::int64_t most) {
  return random_bytes(static_cast<std::size_t>(random_integer(1, most)));
}

// `count` consecutive byte values, from `first` on.
std::string values(int first, int count) {
  std::string text;
  while (count-- > 0) text += static_cast<char>(first++);
  return text;
}

std::string random_characters(std::size_t size) {
  const auto bytes = random_text(size);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string verdict(std::string_view text) { return verdict(std::as_bytes(std::span(text))); }

std::string repeated(std::string_view word) {
  std::string text;
  while (text.size() < 40) text += word;
  return text;
}

}  // namespace

TEST_CASE("2.6 32 random bytes or more are accepted as a key", "[2.6][good_key_refused]") {
  for (const std::size_t size : {32U, 33U, 64U, 200U}) {
    CAPTURE(size);
    CHECK(verdict(random_text(size)) == "a key");
  }
  CHECK(verdict(random_characters(40) + "chang" + "passw") == "a key");  // Only parts of words.
}

TEST_CASE("2.6 the key holds exactly the bytes that were given", "[2.6][other_bytes]") {
  for (const std::size_t size : {32U, 33U, 64U, 200U}) {
    auto bytes = random_bytes(size);
    bytes[size / 2] = std::byte{0};
    bytes.back() = std::byte{'\n'};
    REQUIRE(verdict(bytes) == "a key");
    const auto key = lesson::make_key(bytes);
    CHECK(base::to_hex(key->bytes()) == base::to_hex(bytes));
  }
}

TEST_CASE("2.6 bytes that are no good are refused, not replaced by another key", "[2.6][default_fallback]") {
  const auto bytes = short_bytes(20);
  const auto key = lesson::make_key(bytes);

  CHECK(base::to_hex(key ? key->bytes() : bytes) == base::to_hex(bytes));
}

TEST_CASE("2.6 an empty key is refused", "[2.6][empty_accepted][R6]") { CHECK(verdict("") != "a key"); }

TEST_CASE("2.6 31 bytes are refused: that is one too few", "[2.6][thirty_one_bytes][R6]") {
  CHECK(verdict(random_text(31)) != "a key");
}

TEST_CASE("2.6 fewer than 32 bytes are too_short, whatever else is wrong with them",
          "[2.6][short_comes_first][R6]") {
  CHECK(verdict(random_text(31)) == "too_short");
  CHECK(verdict(short_bytes(7)) == "too_short");
  CHECK(verdict("secret") == "too_short");
  CHECK(verdict("") == "too_short");
}

TEST_CASE("2.6 a placeholder does not get better by being repeated", "[2.6][long_placeholder]") {
  for (const auto word : lesson::placeholders) {
    CAPTURE(word);
    CHECK(verdict(repeated(word)) == "placeholder");
  }
}

TEST_CASE("2.6 a placeholder is found anywhere in the key, in any letter case", "[2.6][exact_placeholder]") {
  CHECK(verdict(random_characters(40) + "password") == "placeholder");
  CHECK(verdict(random_characters(32) + '\0' + "Secret" + random_characters(8)) == "placeholder");
  CHECK(verdict("My-Super-SECRET-Key-For-Production-Use!!") == "placeholder");
  CHECK(verdict(base::to_hex(random_bytes(16)) + "ChangeMe" + base::to_hex(random_bytes(16))) ==
        "placeholder");
}

TEST_CASE("2.6 a few bytes repeated over and over are refused", "[2.6][few_different_bytes]") {
  CHECK(verdict(std::string(40, static_cast<char>(random_integer('g', 'z')))) == "placeholder");
  CHECK(verdict(std::vector<std::byte>(32)) == "placeholder");
  CHECK(verdict(repeated("abcdefg")) == "placeholder");
}

TEST_CASE("2.6 eight different byte values are enough", "[2.6][eight_values_refused]") {
  CHECK(verdict(repeated("abcdefgh")) == "a key");
  CHECK(verdict(repeated("ABCDabcd")) == "a key");  // A and a are two values.
  CHECK(verdict(repeated(values(1, 4) + values(129, 4))) == "a key");
  CHECK(verdict(std::string(32, 'x') + random_characters(32)) == "a key");  // All of its bytes count.
}
