#include "jwt/signer.hpp"

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "jwt/unverified_token.hpp"
#include "random.hpp"
#include "tokens.hpp"

using jwt::Algorithm;
using jwt::Key;
using jwt::Signer;
using jwt::SignProblem;

namespace {

const Key key = Key::generate(Algorithm::hs256);

std::string problem(const std::expected<std::string, SignProblem>& token) {
  return token ? "signed" : std::string(code(token.error()));
}

std::string header_of(const Signer& signer) {
  return jwt::UnverifiedToken::decode(*signer.sign(json::Value::object()))->unverified_header().dump();
}

}  // namespace

TEST_CASE("RFC 7515 A.1 comes out byte for byte", "[signer]") {
  const auto rfc_key = Key::from_jwk(
      R"({"kty":"oct","alg":"HS256",)"
      R"("k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"})");
  CHECK(
      sign_raw(*rfc_key, "{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}",
               "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}") ==
      "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9l"
      "eGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
}

TEST_CASE("the header says the key's algorithm and what was set", "[signer][R4]") {
  CHECK(header_of(Signer(key)) == R"({"alg":"HS256","typ":"JWT"})");
  CHECK(header_of(Signer(key.with_id("k1"))) == R"({"alg":"HS256","typ":"JWT","kid":"k1"})");
  CHECK(header_of(Signer(key, {.type = "at+jwt", .content_type = "x", .key_id = "k2"})) ==
        R"({"alg":"HS256","typ":"at+jwt","cty":"x","kid":"k2"})");
  CHECK(header_of(Signer(key, {.type = "", .extra_header = {{"lang", "de"}}})) ==
        R"({"alg":"HS256","lang":"de"})");
}

TEST_CASE("reserved header members cannot be set", "[signer][R4][R11][R12]") {
  for (const auto* member :
       {"alg", "typ", "cty", "kid", "crit", "b64", "jwk", "jku", "x5u", "x5c", "x5t", "x5t#S256"}) {
    CAPTURE(member);
    CHECK_THROWS_AS(Signer(key, {.extra_header = {{member, "x"}}}), std::invalid_argument);
  }
  CHECK_THROWS_AS(Signer(key, {.extra_header = json::Value::array()}), std::invalid_argument);
  CHECK_THROWS_AS(Signer(key, {.extra_header = {{"lang", "\xFF"}}}), std::invalid_argument);
}

TEST_CASE("a key that cannot sign makes no signer", "[signer]") {
  const auto public_key = Key::from_jwk(Key::generate(Algorithm::es256).public_jwk().dump());
  CHECK_THROWS_AS(Signer(*public_key), std::invalid_argument);
}

TEST_CASE("claims are written as given", "[signer]") {
  const json::Value claims{{"sub", random_word()},
                           {"näme", "Zoë \"\\\n😀"},
                           {"list", json::Value::array({1, -2.5, nullptr, true, json::Value::object()})},
                           {"big", 18446744073709551615U},
                           {"quote", "\""},
                           {"backslash", "\\"},
                           {"exp", 2'000'000'000}};
  const auto token = Signer(key).sign(claims);
  REQUIRE(token);
  CHECK(jwt::UnverifiedToken::decode(*token)->unverified_claims().dump() == claims.dump());
}

TEST_CASE("a whole number keeps its digits from sign to verify", "[signer][R3]") {
  const jwt::Verifier verifier(key, policy_at(1000));
  for (const auto* digits : {"0", "-1", "9007199254740993", "-9007199254740993", "9223372036854775807",
                             "-9223372036854775808", "9223372036854775808", "18446744073709551615"}) {
    const std::string text = R"({"exp":2000,"n":)" + std::string(digits) + R"(,"list":[)" + digits + "]}";
    const auto token = Signer(key).sign(json::Value::parse(text));
    REQUIRE(token);
    CHECK(jwt::UnverifiedToken::decode(*token)->unverified_claims().dump() == text);
    CHECK(verifier.verify(*token)->payload() == text);
    CHECK(verifier.verify(*token)->json().dump() == text);
  }
  for (const auto* digits : {"18446744073709551616", "-9223372036854775809"}) {
    const std::string token = sign_claims(key, R"({"exp":2000,"n":)" + std::string(digits) + "}");
    CHECK(verdict(verifier, token) == "invalid_json");
    CHECK_FALSE(jwt::UnverifiedToken::decode(token));
  }
}

TEST_CASE("claims that a verifier would refuse are not signed", "[signer][R13]") {
  const Signer signer(key);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(problem(signer.sign({{"exp", nan}})) == "invalid_claim");
  CHECK(problem(signer.sign({{"any", nan}})) == "invalid_claim");
  CHECK(problem(signer.sign({{"any", json::Value::array({infinity})}})) == "invalid_claim");
  CHECK(problem(signer.sign({{"exp", "2000000000"}})) == "invalid_claim");
  CHECK(problem(signer.sign({{"exp", true}})) == "invalid_claim");
  CHECK(problem(signer.sign({{"exp", 1e300}})) == "invalid_claim");
  CHECK(problem(signer.sign({{"exp", 9007199254740992}})) == "signed");
  CHECK(problem(signer.sign({{"nbf", -9007199254740992}})) == "signed");
  CHECK(problem(signer.sign({{"exp", 9007199254740993}})) == "invalid_claim");
  CHECK(problem(signer.sign({{"nbf", -9007199254740993}})) == "invalid_claim");
  CHECK(problem(signer.sign({{"exp", 18446744073709551615U}})) == "invalid_claim");
  CHECK(problem(signer.sign({{"iat", nullptr}})) == "invalid_claim");
  CHECK(problem(signer.sign({{"sub", 5}})) == "invalid_claim");
  CHECK(problem(signer.sign({{"aud", json::Value::array({"a", 5})}})) == "invalid_claim");
  CHECK(problem(signer.sign({{"aud", json::Value::array({"a", "b"})}})) == "signed");
  CHECK(problem(signer.sign({{"any", "\xFF"}})) == "invalid_claim");
  CHECK(problem(signer.sign({{"\xFF", 1}})) == "invalid_claim");
  CHECK(problem(signer.sign(json::Value::array())) == "not_an_object");
  CHECK(problem(signer.sign({{"any", std::string(8000, 'x')}})) == "too_large");
}

TEST_CASE("claims that are too deep to be read are not written", "[signer][R3]") {
  const auto nested = [](json::Value inner, int levels) {
    for (int i = 0; i < levels; ++i)
      inner = i % 2 == 0 ? json::Value::array({inner}) : json::Value::object({{"a", inner}});
    return inner;
  };
  const Signer signer(key);
  CHECK(problem(signer.sign({{"a", nested(1, 15)}})) == "signed");
  CHECK(problem(signer.sign({{"a", nested(json::Value::object(), 15)}})) ==
        "invalid_claim");  // A 17th level.
  CHECK(problem(signer.sign({{"a", nested(json::Value::array(), 15)}})) == "invalid_claim");
}

TEST_CASE("a new token has its times and its people", "[signer][R17]") {
  const auto now = random_instant();
  const Signer signer(key, {.clock = [now] { return now; }});
  const auto token = signer.issue(jwt::NewToken{.issuer = "i",
                                                .subject = "alice",
                                                .id = "7",
                                                .audiences = {"taskboard"},
                                                .lifetime = std::chrono::minutes(15),
                                                .extra = {{"plan", "standard"}}});
  const json::Value expected{{"iss", "i"},       {"sub", "alice"}, {"aud", "taskboard"}, {"iat", now},
                             {"exp", now + 900}, {"jti", "7"},     {"plan", "standard"}};
  CHECK(jwt::UnverifiedToken::decode(*token)->unverified_claims().dump() == expected.dump());
}

TEST_CASE("extra claims never replace registered ones", "[signer]") {
  for (const auto* claim : {"iss", "sub", "aud", "exp", "nbf", "iat", "jti"}) {
    CHECK(problem(Signer(key).issue(jwt::NewToken{.subject = "alice", .extra = {{claim, "carol"}}})) ==
          "reserved_claim");
  }
  CHECK(problem(Signer(key).issue(jwt::NewToken{.extra = json::Value::array()})) == "not_an_object");
}

TEST_CASE("one audience is a text, several are a list", "[signer]") {
  const auto audience = [](std::vector<std::string> audiences) {
    const auto token = Signer(key).issue(jwt::NewToken{.audiences = std::move(audiences)});
    return jwt::UnverifiedToken::decode(*token)->unverified_claims().at("aud").dump();
  };
  CHECK(audience({"taskboard"}) == R"("taskboard")");
  CHECK(audience({"taskboard", "mail"}) == R"(["taskboard","mail"])");
}

TEST_CASE("any bytes can be signed as a JWS", "[signer]") {
  const auto payload = random_bytes(100);
  const auto token = Signer(key).sign_bytes(payload);
  const jwt::Verifier verifier(key, policy_at(0));
  CHECK(verifier.verify_signature_only(*token)->payload == payload);
}
