#include "make_key.hpp"

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

std::string verdict(std::string_view text) { return verdict(std::as_bytes(std::span(text))); }

std::string repeated(std::string_view word) {
  std::string text;
  while (text.size() < 40) text += word;
  return text;
}

}  // namespace

TEST_CASE("2.6 random bytes are a key, and the key is those bytes", "[2.6][other_bytes]") {
  for (const std::size_t size : {32U, 33U, 64U, 200U}) {
    auto bytes = random_bytes(size);
    bytes[size / 2] = std::byte{0};
    const auto key = lesson::make_key(bytes);
    REQUIRE(key);
    CHECK(base::to_hex(key->bytes()) == base::to_hex(bytes));
  }
}

TEST_CASE("2.6 there is no other key to fall back to", "[2.6][default_fallback]") {
  CHECK(verdict(random_bytes(static_cast<std::size_t>(random_integer(1, 20)))) == "too_short");
}

TEST_CASE("2.6 no bytes are no key", "[2.6][empty_accepted][R6]") { CHECK(verdict("") == "too_short"); }

TEST_CASE("2.6 31 bytes are one too few", "[2.6][thirty_one_bytes][R6]") {
  CHECK(verdict(random_bytes(31)) == "too_short");
  CHECK(verdict(random_bytes(32)) == "a key");
}

TEST_CASE("2.6 a placeholder does not get better by being repeated", "[2.6][long_placeholder]") {
  for (const auto word : lesson::placeholders) {
    CAPTURE(word);
    CHECK(verdict(repeated(word)) == "placeholder");
  }
}

TEST_CASE("2.6 a placeholder is one in the middle, too, and in capitals", "[2.6][exact_placeholder]") {
  CHECK(verdict("My-Super-SECRET-Key-For-Production-Use!!") == "placeholder");
  CHECK(verdict(base::to_hex(random_bytes(16)) + "ChangeMe" + base::to_hex(random_bytes(16))) ==
        "placeholder");
}

TEST_CASE("2.6 a few bytes over and over are not random", "[2.6][few_different_bytes]") {
  CHECK(verdict(std::string(40, static_cast<char>(random_integer('g', 'z')))) == "placeholder");
  CHECK(verdict(std::vector<std::byte>(32)) == "placeholder");
  CHECK(verdict(repeated("abcdefg")) == "placeholder");
  CHECK(verdict(repeated("abcdefgh")) == "a key");  // Eight values: the contract asks no more.
}
