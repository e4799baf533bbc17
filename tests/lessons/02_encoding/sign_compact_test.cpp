#include "sign_compact.hpp"

#include <algorithm>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "base/hex.hpp"
#include "crypto/hmac.hpp"
#include "followed.hpp"
#include "live_bytes.hpp"
#include "random.hpp"

namespace {

const std::string header = R"({"alg":"HS256","typ":"JWT"})";

std::string random_payload() {
  return R"({"sub":")" + random_word() + R"(","iat":)" + std::to_string(random_instant()) + "}";
}

std::string sign(std::string_view head, std::string_view payload,
                 const std::vector<std::byte>& key = random_bytes(32)) {
  const Followed first(head), second(payload);
  return lesson::sign_compact({.header = first.view(), .payload = second.view()}, key);
}

// Both parts as they should appear in the token.
std::string encoded(std::string_view head, std::string_view payload) {
  return base::base64url_encode(head) + "." + base::base64url_encode(payload);
}

std::vector<std::byte> as_key(std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

std::string text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// The text before the last dot, and the text after it.
std::string before_signature(const std::string& token) { return token.substr(0, token.rfind('.')); }
std::string signature_of(const std::string& token) { return token.substr(token.rfind('.') + 1); }

// How many bytes the signature has, however it is encoded.
std::size_t signature_size(const std::string& token) {
  const auto text = signature_of(token);
  return base::base64url_decoded_size(text.size() - static_cast<std::size_t>(std::ranges::count(text, '=')));
}

// Do these 32 bytes fit the text before them?
std::string verdict(const std::string& token, const std::vector<std::byte>& key) {
  const crypto::HmacKey oracle(crypto::Digest::sha256, crypto::Secret::copy_of(key));
  const auto signature = base::base64url_decode(signature_of(token));
  return signature && oracle.verify(as_key(before_signature(token)), *signature) ? "fits" : "does not fit";
}

}  // namespace

TEST_CASE("2.4 a token has three parts, separated by dots", "[2.4][two_dots]") {
  CHECK(std::ranges::count(sign(header, random_payload()), '.') == 2);
}

TEST_CASE("2.4 the signature is 32 bytes, not their hex text", "[2.4][hex_digest]") {
  CHECK(signature_size(sign(header, random_payload())) == 32);
}

TEST_CASE("2.4 no part has = padding", "[2.4][padding]") {
  const auto token = sign(header, random_payload());

  CHECK(std::ranges::count(token, '=') == 0);
}

TEST_CASE("2.4 the alphabet has - and _, not + and /, so a token is safe in a URL",
          "[2.4][standard_alphabet]") {
  const auto token = sign(R"({"alg":"HS256","kid":"???>>>"})", R"({"sub":"~~~???>>>"})");

  CHECK(std::ranges::count(token, '+') == 0);
  CHECK(std::ranges::count(token, '/') == 0);
}

TEST_CASE("2.4 header and payload come first, each in base64url", "[2.4][other_parts]") {
  const auto payload = random_payload();

  CHECK(before_signature(sign(header, payload)) == encoded(header, payload));
}

TEST_CASE("2.4 header and payload are encoded as given, byte for byte", "[2.4][redumped_json]") {
  const auto spaced = "{ \"sub\" : \"" + random_word() + "\",\r\n  \"z\":1.0, \"a\":1 }";
  CHECK(before_signature(sign(header, spaced)) == encoded(header, spaced));

  for (const auto& text : {std::string("{\t\"alg\":\"HS256\" }"), std::string("not JSON at all"),
                           std::string(), " \t" + random_word() + " \n", std::string(5'000, 'x'),
                           text_of(random_bytes(50)), "before" + std::string(1, '\0') + "after"}) {
    CAPTURE(base::base64url_encode(text));
    CHECK(before_signature(sign(text, "x")) == encoded(text, "x"));
    CHECK(before_signature(sign(header, text)) == encoded(header, text));
  }
}

TEST_CASE("2.4 hmac_sha256() gets the key first, then the text", "[2.4][key_and_message_swapped]") {
  const auto key = random_bytes(32);
  const auto token = sign(header, random_payload(), key);
  const crypto::HmacKey swapped(crypto::Digest::sha256, crypto::Secret::copy_of(before_signature(token)));
  const auto signature = base::base64url_decode(signature_of(token)).value();

  CHECK_FALSE(swapped.verify(key, signature));
}

TEST_CASE("2.4 the signature covers both encoded parts and the dot between them", "[2.4][raw_json]") {
  const auto key = random_bytes(32);

  CHECK(verdict(sign(header, random_payload(), key), key) == "fits");
  CHECK(verdict(sign("", "", key), key) == "fits");
}

TEST_CASE("2.4 the key is used as given, whatever its bytes look like", "[2.4][changed_key]") {
  const auto letters = base::base64url_encode(random_bytes(32));
  for (const auto& key : {random_bytes(64), random_bytes(65), random_bytes(200), as_key(letters),
                          as_key(letters + "\n"), as_key(" " + letters + " "), as_key({"a\0b", 3})}) {
    CAPTURE(base::to_hex(key));
    CHECK(verdict(sign(header, random_payload(), key), key) == "fits");
  }
}

TEST_CASE("2.4 nothing of a token is kept after the call", "[2.4][static_text]") {
  constexpr int megabyte = 1'000'000;
  const auto before = live_bytes();
  CHECK(sign(header, std::string(2 * megabyte, 'x')).size() > 2 * megabyte);
  const auto kept = live_bytes() - before;

  CHECK(kept < megabyte);
}

TEST_CASE("2.4 the token of RFC 7515 A.1 is reproduced byte for byte", "[2.4][rfc7515_a1]") {
  const auto key = base::base64url_decode(
      "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");

  CHECK(sign("{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}",
             "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}",
             key.value()) ==
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
        ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
        ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
}
