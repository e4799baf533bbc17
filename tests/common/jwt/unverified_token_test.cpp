#include "jwt/unverified_token.hpp"

#include <string>
#include <type_traits>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "jwt/verified_claims.hpp"

using base::base64url_encode;
using jwt::UnverifiedToken;

namespace {

std::string verdict(std::string_view token) {
  const auto decoded = UnverifiedToken::decode(token);
  return decoded ? "decoded" : std::string(code(decoded.error()));
}

const std::string header = base::base64url_encode(R"({"alg":"HS256","typ":"JWT"})");
const std::string claims = base::base64url_encode(R"({"sub":"alice"})");

}  // namespace

TEST_CASE("a token is taken apart and believed by nobody", "[unverified]") {
  const auto token = UnverifiedToken::decode(header + "." + claims + ".AAEC");
  REQUIRE(token);
  CHECK(token->unverified_header().text("alg") == "HS256");
  CHECK(token->unverified_claims().text("sub") == "alice");
  CHECK(token->unverified_signature() == std::vector{std::byte{0}, std::byte{1}, std::byte{2}});
  CHECK(token->header_segment() == header);
  CHECK(token->payload_segment() == claims);
  CHECK(token->signature_segment() == "AAEC");
  STATIC_CHECK_FALSE(std::is_constructible_v<jwt::VerifiedClaims>);
  STATIC_CHECK_FALSE(std::is_convertible_v<UnverifiedToken, jwt::VerifiedClaims>);
}

TEST_CASE("a token has exactly two dots", "[unverified][R1]") {
  CHECK(verdict("") == "malformed");
  CHECK(verdict("abc") == "malformed");
  CHECK(verdict(header + "." + claims) == "malformed");
  CHECK(verdict(header + "." + claims + ".") == "decoded");
  CHECK(verdict(header + "." + claims + ".AA.AA") == "malformed");
  CHECK(verdict(header + ".AA.AA.AA.AA") == "encrypted");
  CHECK(verdict(std::string(1'000'000, '.')) == "too_large");
  CHECK(verdict(std::string(8192, '.')) == "malformed");
}

TEST_CASE("a token is at most 8 KiB", "[unverified][R1]") {
  const std::string start = header + "." + claims + ".";
  const std::size_t room = 8192 - start.size();
  CHECK(verdict(start + std::string(room / 4 * 4, 'A')) == "decoded");
  CHECK(verdict(start + std::string(room + 1, 'A')) == "too_large");
}

TEST_CASE("a character outside the alphabet is malformed", "[unverified][R1]") {
  for (const char c : {'=', '+', '/', ' ', '\n', '\0', '%', '\x7F', '\xC3', '@', '[', '`', '{', ',', ':'}) {
    CHECK(verdict(header + "." + claims + ".AA" + c + "A") == "malformed");
    CHECK(verdict(c + header + "." + claims + ".AAAA") == "malformed");
  }
}

TEST_CASE("each segment is canonical", "[unverified][R2]") {
  CHECK(verdict(header + "." + claims + ".AB") == "invalid_encoding");
  CHECK(verdict(header + "." + claims + ".A") == "invalid_encoding");
  CHECK(verdict(header + ".A." + claims) == "invalid_encoding");
  CHECK(verdict("A." + claims + ".AA") == "invalid_encoding");
}

TEST_CASE("header and payload are strict JSON objects", "[unverified][R3]") {
  CHECK(verdict("." + claims + ".") == "invalid_json");
  CHECK(verdict(header + "..") == "invalid_json");
  CHECK(verdict(base::base64url_encode("[]") + "." + claims + ".") == "invalid_json");
  CHECK(verdict(base::base64url_encode(R"({"alg":"HS256","alg":"none"})") + "." + claims + ".") ==
        "invalid_json");
  CHECK(verdict(header + "." + base::base64url_encode("plain words") + ".") == "invalid_json");
}
