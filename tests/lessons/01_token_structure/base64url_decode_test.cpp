#include "base64url_decode.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "base/hex.hpp"
#include "random.hpp"

namespace {

// Decoded bytes in hexadecimal, so that a zero byte is visible.
std::string in_words(const std::optional<std::vector<std::byte>>& bytes) {
  return bytes ? base::to_hex(*bytes) : "refused";
}

std::string decode(std::string_view text) { return in_words(lesson::base64url_decode(text)); }

}  // namespace

TEST_CASE("1.4 decoding returns the bytes that were encoded", "[1.4][every_byte]") {
  CHECK(decode("TWFu") == "4d616e");
  CHECK(decode("") == "");
  for (std::size_t length = 0; length <= 50; ++length) {
    const auto bytes = random_bytes(length);
    REQUIRE(decode(base::base64url_encode(bytes)) == base::to_hex(bytes));
  }
}

TEST_CASE("1.4 text with = padding is refused", "[1.4][accepts_padding]") {
  CHECK(decode("TWE=") == "refused");
  CHECK(decode("TQ==") == "refused");
  CHECK(decode("TWFu====") == "refused");
  CHECK(decode("=") == "refused");
}

TEST_CASE("1.4 + and / are refused: they belong to plain base64", "[1.4][accepts_plus_and_slash]") {
  CHECK(decode("Pj4-") == "3e3e3e");
  CHECK(decode("Pj4+") == "refused");
  CHECK(decode("Pz8/") == "refused");
}

TEST_CASE("1.4 blanks and line breaks are refused, not skipped", "[1.4][accepts_blanks]") {
  CHECK(decode("TW Fu") == "refused");
  CHECK(decode("TWFu\n") == "refused");
  CHECK(decode("\tTWFu") == "refused");
  CHECK(decode("TW\r\nFu") == "refused");
}

TEST_CASE("1.4 a length of 4n+1 is refused: the last character cannot complete a byte",
          "[1.4][accepts_lone_letter]") {
  CHECK(decode("A") == "refused");
  CHECK(decode("TWFuT") == "refused");
  CHECK(decode(base::base64url_encode(random_bytes(30)) + "A") == "refused");
}

TEST_CASE("1.4 the spare bits of the last character must be zero", "[1.4][accepts_spare_bits]") {
  CHECK(decode("AA") == "00");
  CHECK(decode("AB") == "refused");
  CHECK(decode("TWE") == "4d61");
  CHECK(decode("TWF") == "refused");
}

TEST_CASE("1.4 a NUL is refused, and does not end the text", "[1.4][stops_at_nul]") {
  using namespace std::string_view_literals;

  CHECK(decode("TWFu\0"sv) == "refused");
  CHECK(decode("TWFu\0junk"sv) == "refused");
  CHECK(decode("\0"sv) == "refused");
}

TEST_CASE("1.4 every byte outside the alphabet is refused", "[1.4][foreign_bytes]") {
  for (int value = 0; value < 256; ++value) {
    const std::string text = {'T', static_cast<char>(value), 'F', 'u'};
    CAPTURE(value);
    REQUIRE(decode(text) == in_words(base::base64url_decode(text)));
  }
}
