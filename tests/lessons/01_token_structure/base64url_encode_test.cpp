#include "base64url_encode.hpp"

#include <algorithm>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "random.hpp"

namespace {

std::string encode(std::string_view text) { return lesson::base64url_encode(std::as_bytes(std::span(text))); }

// A word whose length is a multiple of three, so that no byte is left over.
std::string even_word() {
  const auto word = random_word();
  return word.substr(0, word.size() / 3 * 3);
}

}  // namespace

TEST_CASE("1.3 three bytes become four characters", "[1.3][whole_groups]") {
  const auto word = even_word();

  CHECK(encode("Man") == "TWFu");
  CHECK(encode("foobar") == "Zm9vYmFy");  // RFC 4648 §10
  CHECK(encode(word) == base::base64url_encode(word));
  CHECK(encode("") == "");
}

TEST_CASE("1.3 the text has no = padding", "[1.3][padding]") {
  CHECK(std::ranges::count(encode("Ma"), '=') == 0);
  CHECK(std::ranges::count(encode("M"), '=') == 0);
}

TEST_CASE("1.3 one byte left over becomes two characters, two bytes become three", "[1.3][last_bits]") {
  const auto word = even_word();

  CHECK(encode("M") == "TQ");
  CHECK(encode("Ma") == "TWE");
  CHECK(encode(word + "x") == base::base64url_encode(word + "x"));
  CHECK(encode(word + "xy") == base::base64url_encode(word + "xy"));
}

TEST_CASE("1.3 the characters for 62 and 63 are - and _", "[1.3][plus_and_slash]") {
  CHECK(encode(">>>") == "Pj4-");
  CHECK(encode("???") == "Pz8_");
}

TEST_CASE("1.3 a byte above 127 is not a negative number", "[1.3][signed_bytes]") {
  CHECK(encode("\xC3\xA9") == "w6k");  // é in UTF-8
  CHECK(encode("a\xFFz") == "Yf96");
  CHECK(encode("\xFF\xFF\xFF") == "____");
}

TEST_CASE("1.3 any bytes of any length are encoded correctly", "[1.3][any_bytes]") {
  for (std::size_t length = 0; length <= 100; ++length) {
    const auto bytes = random_bytes(length);
    REQUIRE(lesson::base64url_encode(bytes) == base::base64url_encode(bytes));
  }
}
