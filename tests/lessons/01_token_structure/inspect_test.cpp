#include "inspect.hpp"

#include <span>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "base/hex.hpp"
#include "jwt/unverified_token.hpp"
#include "random.hpp"

namespace {

constexpr std::int64_t now = 1'700'000'000;  // 2023-11-14T22:13:20Z

const std::string header = R"({"alg":"HS256","typ":"JWT"})";

std::string segment(std::string_view text) { return base::base64url_encode(text); }

std::string token_of(std::string_view head, std::string_view payload) {
  return segment(head) + "." + segment(payload) + "." + base::base64url_encode(random_bytes(32));
}

// The text with every unprintable byte as \xNN, because Catch2 cannot show control characters.
std::string printable(std::string_view text) {
  std::string shown;
  for (const std::byte byte : std::as_bytes(std::span(text))) {
    const bool harmless = byte >= std::byte{0x20} && byte < std::byte{0x7f};
    shown += harmless ? std::string(1, static_cast<char>(byte)) : "\\x" + base::to_hex({&byte, 1});
  }
  return shown;
}

// "decoded", or the code of the refusal.
std::string verdict(std::string_view token) {
  const auto inspection = lesson::inspect(token, now);
  return inspection ? "decoded" : std::string(code(inspection.error()));
}

// What was decoded: header, payload and the bytes of the signature.
std::string content(std::string_view token) {
  const auto inspection = lesson::inspect(token, now);
  if (!inspection) return std::string(code(inspection.error()));
  return inspection->header.dump() + " " + inspection->payload.dump() + " " +
         base::to_hex(inspection->signature);
}

std::string expected_content(std::string_view token) {
  const auto decoded = jwt::UnverifiedToken::decode(token);
  if (!decoded) return "refused";
  return decoded->unverified_header().dump() + " " + decoded->unverified_claims().dump() + " " +
         base::to_hex(decoded->unverified_signature());
}

// The first claim, explained: "exp: when it expires: 2023-…".
std::string first_claim(std::string_view token, std::int64_t clock) {
  const auto inspection = lesson::inspect(token, clock);
  if (!inspection || inspection->claims.empty()) return "no claim explained";
  return inspection->claims.front().name + ": " + inspection->claims.front().meaning;
}

}  // namespace

TEST_CASE("1.7 header, payload, signature and claims are shown", "[1.7][content]") {
  const auto payload = R"({"sub":")" + random_word() + R"("})";
  const auto signature = random_bytes(32);
  const auto token = segment(header) + "." + segment(payload) + "." + base::base64url_encode(signature);

  CHECK(content(token) == header + " " + payload + " " + base::to_hex(signature));
  CHECK(first_claim(token, now) == "sub: who the token is about");
  CHECK(first_claim(token_of(header, R"({"role":"admin"})"), now) == "role: a claim of the application");
  CHECK(first_claim(token_of(header, R"({"iat":1700000000})"), now) ==
        "iat: when it was issued: 2023-11-14T22:13:20Z");
  CHECK(first_claim(token_of(header, R"({"nbf":-1})"), now) == "nbf: when it becomes valid: no date");
  CHECK(first_claim(token_of(header, R"({"exp":"soon"})"), now) ==
        "exp: when it expires: not a whole number of seconds");
  CHECK(verdict(segment(header) + "." + segment(payload) + ".") == "decoded");  // Unsigned.
}

TEST_CASE("1.7 a token is recognised by its parts, not by its first characters", "[1.7][looks_like_eyj]") {
  CHECK(verdict(token_of(R"( {"alg":"HS256"})", R"({"sub":"alice"})")) == "decoded");
  CHECK(verdict(token_of(header, "{\n  \"sub\": \"alice\"\n}")) == "decoded");
  CHECK(verdict(token_of("{}", "{}")) == "decoded");
}

TEST_CASE("1.7 a text without three parts is malformed", "[1.7][two_parts]") {
  CHECK(verdict(segment(header) + "." + segment("{}")) == "malformed");
  CHECK(verdict(random_word()) == "malformed");
  CHECK(verdict("") == "malformed");
  CHECK(verdict(token_of(header, "{}") + "." + random_word()) == "malformed");
}

TEST_CASE("1.7 a text with five parts is reported as encrypted", "[1.7][jwe_is_malformed]") {
  CHECK(verdict(token_of(header, "{}") + ".AAAA.AAAA") == "encrypted");
  CHECK(verdict(segment(R"({"alg":"dir","enc":"A256GCM"})") + "..AAAA.AAAA.AAAA") == "encrypted");
}

TEST_CASE("1.7 a text longer than 8,192 characters is too large, whatever it contains", "[1.7][any_size]") {
  CHECK(verdict(token_of(header, "{}") + std::string(8'192, 'A')) == "too_large");
  CHECK(verdict(std::string(100'000, '.')) == "too_large");
  CHECK(verdict("a.b.c.d." + std::string(8'192, 'e')) == "too_large");
}

TEST_CASE("1.7 each of the three parts is checked", "[1.7][skips_a_part]") {
  const auto object = segment("{}");

  CHECK(verdict(object + "." + object + "=.AAAA") == "invalid_encoding");
  CHECK(verdict(object + "." + segment("[]") + ".AAAA") == "invalid_json");
  CHECK(verdict(segment(random_word()) + "." + object + ".AAAA") == "invalid_json");
  CHECK(verdict("e*." + object + ".AAAA") == "invalid_encoding");
  CHECK(verdict(object + "." + object + ".AB") == "invalid_encoding");
}

TEST_CASE("1.7 claims are explained at the time passed in as now", "[1.7][own_clock]") {
  const auto exp = random_instant();
  const auto token = token_of(header, R"({"exp":)" + std::to_string(exp) + "}");

  CHECK(first_claim(token_of(header, R"({"exp":1700000000})"), now + 180) ==
        "exp: when it expires: 2023-11-14T22:13:20Z (expired 3 min ago)");
  CHECK(first_claim(token, exp + 60).ends_with("(expired 1 min ago)"));
  CHECK(first_claim(token, exp - 60).ends_with("(in 1 min)"));
}

TEST_CASE("1.7 every text is either decoded correctly or refused", "[1.7][any_text]") {
  const auto token = token_of(header, R"({"sub":"alice","exp":1700000000,"a":[]})");
  for (int i = 0; i < 200; ++i) {
    auto text = token;
    for (auto changes = random_integer(1, 3); changes > 0; --changes) {
      const auto place = random_integer(0, static_cast<std::int64_t>(text.size()) - 1);
      text[static_cast<std::size_t>(place)] = static_cast<char>(random_integer(0, 255));
    }
    CAPTURE(printable(text));
    const auto expected = expected_content(text);
    if (expected == "refused") {
      REQUIRE(verdict(text) != "decoded");
    } else {
      REQUIRE(content(text) == expected);
    }
  }
}
