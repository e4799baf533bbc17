// What a token must look like before anybody thinks about keys.
#include <span>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "tokens.hpp"

using jwt::Algorithm;
using jwt::Key;
using jwt::Verifier;

namespace {

const Key& key = test_key(Algorithm::hs256);

}  // namespace

TEST_CASE("size, dots and alphabet come before anything else", "[verifier][R1]") {
  const Verifier verifier(key, policy_at(1000));
  const std::string good = sign_claims(key, R"({"exp":2000})");
  CHECK(verdict(verifier, good) == "accepted");
  CHECK(verdict(verifier, good + ".") == "malformed");
  CHECK(verdict(verifier, good + "..") == "encrypted");
  CHECK(verdict(verifier, good + "=") == "malformed");
  CHECK(verdict(verifier, " " + good) == "malformed");
  CHECK(verdict(verifier, good + "\n") == "malformed");
  CHECK(verdict(verifier, "") == "malformed");
  CHECK(verdict(verifier, std::string(8193, 'A')) == "too_large");

  const std::string longest = sign_claims(key, R"({"exp":2000,"a":")" + std::string(6076, 'x') + "\"}");
  REQUIRE(longest.size() == 8192);
  CHECK(verdict(verifier, longest) == "accepted");
}

TEST_CASE("no segment has a second spelling", "[verifier][R2]") {
  const Verifier verifier(key, policy_at(1000));
  // 32 bytes leave two unused bits in the last of 43 characters: four spellings, one of them canonical.
  std::string token = sign_claims(key, R"({"exp":2000})");
  const char last = token.back();
  int accepted = 0, misspelled = 0;
  for (const char c : std::string("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")) {
    token.back() = c;
    const std::string said = verdict(verifier, token);
    accepted += said == "accepted" ? 1 : 0;
    misspelled += said == "invalid_encoding" ? 1 : 0;
  }
  token.back() = last;
  CHECK(accepted == 1);
  CHECK(misspelled == 48);  // The other 15 spell other bytes.
  CHECK(verdict(verifier, token) == "accepted");
}

TEST_CASE("a payload has no second spelling either, however well it is signed", "[verifier][R2]") {
  const Verifier verifier(key, policy_at(1000));
  const std::string signed_part = base::base64url_encode(R"({"alg":"HS256"})") + ".AB";  // "AA" is that byte.
  const std::string token =
      signed_part + "." + base::base64url_encode(key.sign(std::as_bytes(std::span(signed_part))));
  CHECK(verdict(verifier, token) == "invalid_encoding");
  CHECK(verdict(verifier, "A.e30.AAAA") == "invalid_encoding");
  CHECK(verifier.verify_signature_only(token).error() == jwt::Refusal::invalid_encoding);
}

TEST_CASE("header and payload are strict JSON objects", "[verifier][R3]") {
  CHECK(verdict_on_header(R"({"alg":"HS256","alg":"HS256"})") == "invalid_json");
  CHECK(verdict_on_header(R"([])") == "invalid_json");
  CHECK(verdict_on_header("") == "invalid_json");
  CHECK(verdict_on_header("\xEF\xBB\xBF{\"alg\":\"HS256\"}") == "invalid_json");
  CHECK(verdict_on_header(std::string("{\"alg\":\"HS256\"}\0", 16)) == "invalid_json");
  CHECK(verdict_on("[]") == "invalid_json");
  CHECK(verdict_on("") == "invalid_json");
  CHECK(verdict_on(R"({"exp":2000,"exp":2000})") == "invalid_json");
  CHECK(verdict_on(R"({"exp":2000,"a":"\ud800"})") == "invalid_json");
  CHECK(verdict_on("{\"exp\":2000,\"a\":\"\xFF\"}") == "invalid_json");
  CHECK(verdict_on(R"({"exp":2000}x)") == "invalid_json");
  CHECK(verdict_on(R"({"exp":2000,"a":)" + std::string(16, '[') + std::string(16, ']') + "}") ==
        "invalid_json");
  CHECK(verdict_on(R"({"exp":2000,"a":)" + std::string(15, '[') + std::string(15, ']') + "}") == "accepted");
}
