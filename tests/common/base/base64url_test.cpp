#include "base/base64url.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "random.hpp"

using base::base64url_decode;
using base::base64url_decode_text;
using base::base64url_encode;

TEST_CASE("base64url has no padding and its own alphabet", "[base64url][R2]") {
  CHECK(base64url_encode("") == "");
  CHECK(base64url_encode("f") == "Zg");
  CHECK(base64url_encode("fo") == "Zm8");
  CHECK(base64url_encode("foo") == "Zm9v");
  CHECK(base64url_encode("foob") == "Zm9vYg");
  CHECK(base64url_encode("\xFB\xEF\xFF") == "--__");
  CHECK(base64url_encode("\x03\xEC\xFF\xE0\xC1") == "A-z_4ME");  // RFC 7515, appendix C.
}

TEST_CASE("what was encoded is decoded, at every length", "[base64url][R2]") {
  for (std::size_t size = 0; size < 100; ++size) {
    const auto bytes = random_bytes(size);
    const std::string text = base64url_encode(bytes);
    CHECK(text.size() == base::base64url_encoded_size(size));
    CHECK(base64url_decode(text) == bytes);
  }
}

TEST_CASE("only the canonical spelling is read", "[base64url][R2]") {
  CHECK(base64url_decode_text("AA") == std::string(1, '\0'));
  CHECK_FALSE(base64url_decode("AB"));   // The same byte, were the unused bits not looked at.
  CHECK_FALSE(base64url_decode("AAB"));  // The same two bytes.
  CHECK_FALSE(base64url_decode("A"));
  CHECK_FALSE(base64url_decode("AAAAA"));
  CHECK_FALSE(base64url_decode("AA=="));
  CHECK_FALSE(base64url_decode("AAA="));
  CHECK_FALSE(base64url_decode("+/+/"));
  CHECK_FALSE(base64url_decode("AA AA"));
  CHECK_FALSE(base64url_decode("AAAA\n"));
  CHECK_FALSE(base64url_decode("\nAAAA"));
  CHECK_FALSE(base64url_decode(std::string("AA\0A", 4)));
  CHECK_FALSE(base64url_decode("AA\xC3\xA4"));
}

TEST_CASE("every two characters spell one byte or none", "[base64url][R2]") {
  int accepted = 0;
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string text{static_cast<char>(first), static_cast<char>(second)};
      const auto bytes = base64url_decode(text);
      if (!bytes) continue;
      ++accepted;
      REQUIRE(base64url_encode(*bytes) == text);
    }
  }
  CHECK(accepted == 256);
}
