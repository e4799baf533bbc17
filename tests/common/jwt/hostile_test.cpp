// Input that nobody honest sends: a refusal with a code each, no exception, no crash.
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "jwt/internal/token_header.hpp"
#include "jwt/key_set.hpp"
#include "jwt/unverified_token.hpp"
#include "random.hpp"
#include "tokens.hpp"

using jwt::Algorithm;
using jwt::Key;
using jwt::Verifier;

namespace {

const Key key = Key::generate(Algorithm::hs256);

std::string random_text(std::size_t size) {
  const auto bytes = random_bytes(size);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string token_with(std::string_view header, std::string_view payload) {
  return base::base64url_encode(header) + "." + base::base64url_encode(payload) + ".AAAA";
}

}  // namespace

TEST_CASE("random bytes are refused by every door", "[hostile]") {
  const Verifier verifier(key, policy_at(1000));
  for (int i = 0; i < 2000; ++i) {
    const std::string bytes = random_text(static_cast<std::size_t>(random_integer(0, 200)));
    CHECK_FALSE(verifier.verify(bytes));
    CHECK_FALSE(jwt::UnverifiedToken::decode(bytes));
    CHECK_FALSE(Key::from_jwk(bytes));
    CHECK_FALSE(Key::from_pem(Algorithm::rs256, bytes));
    CHECK_FALSE(jwt::KeySet::from_jwks(bytes));
  }
}

TEST_CASE("a million dots, brackets or letters are refused by size", "[hostile][R1]") {
  const Verifier verifier(key, policy_at(1000));
  for (const char c : {'.', '[', 'A', '\0'}) {
    const std::string text(1'000'000, c);
    CHECK(verdict(verifier, text) == "too_large");
    CHECK(outcome(Key::from_jwk(text)) == "too_large");
    CHECK(outcome(Key::from_pem(Algorithm::rs256, text)) == "too_large");
    CHECK(outcome(jwt::KeySet::from_jwks(text)) == "too_large");
  }
}

TEST_CASE("deep and wide JSON is refused or read, never followed down", "[hostile][R3]") {
  const Verifier verifier(key, policy_at(1000));
  const std::string deep(6000, '[');
  CHECK(verdict(verifier, token_with(deep, "{}")) == "invalid_json");
  CHECK(verdict(verifier, token_with(R"({"alg":)" + deep, "{}")) == "invalid_json");
  CHECK(jwt::UnverifiedToken::decode(token_with(R"({"alg":"HS256"})", R"({"a":)" + deep)).error() ==
        jwt::Refusal::invalid_json);
  std::string wide = R"({"alg":"HS256")";
  for (int i = 0; i < 600; ++i) wide += ",\"" + std::to_string(i) + "\":0";
  CHECK(verdict(verifier, token_with(wide + "}", "{}")) == "invalid_signature");
}

TEST_CASE("one very long claim is read like any other", "[hostile]") {
  const Verifier verifier(key, policy_at(1000));
  const std::string payload = R"({"exp":2000,"a":")" + std::string(5000, 'x') + "\"}";
  CHECK(verdict(verifier, sign_claims(key, payload)) == "accepted");
  CHECK(verdict(verifier, sign_claims(key, R"({"exp":2000,"a":")" + std::string(65'536, 'x') + "\"}")) ==
        "too_large");
}

TEST_CASE("headers of other tokens do not push out what is remembered", "[hostile]") {
  const Verifier verifier(key, policy_at(1000));
  const std::string good = sign_claims(key, R"({"exp":2000})");
  for (int i = 0; i < 50; ++i) {
    const std::string header = R"({"alg":"HS256","n":)" + std::to_string(i) + "}";
    CHECK(verdict(verifier, sign_raw(key, header, R"({"exp":2000})")) == "accepted");
    CHECK(verdict(verifier, token_with(header + " ", "{}")) == "invalid_signature");
    CHECK(verdict(verifier, good) == "accepted");
  }
}

TEST_CASE("a header is remembered once a signature has vouched for it, not before", "[hostile]") {
  const Verifier verifier(key, policy_at(1000));
  const std::string token = sign_raw(key, R"({"alg":"HS256","seen":"once"})", R"({"exp":2000})");
  const std::string header = token.substr(0, token.find('.'));
  CHECK(verdict(verifier, header + ".e30.AAAA") == "invalid_signature");
  CHECK(jwt::recall_header(header) == nullptr);
  CHECK(verdict(verifier, token) == "accepted");
  CHECK(jwt::recall_header(header) != nullptr);
}

TEST_CASE("no header at all is not what a new thread remembers", "[hostile][threads]") {
  const Verifier verifier(key, policy_at(1000));
  std::string said;
  std::thread([&] { said = verdict(verifier, ".e30.AAAA"); }).join();
  CHECK(said == "invalid_json");
}

TEST_CASE("a header remembered from one verifier is judged anew by the next", "[hostile][R4][R16]") {
  const std::string token = sign_raw(key, R"({"alg":"HS256","typ":"at+jwt"})", R"({"exp":2000})");
  auto options = policy_at(1000);
  options.type = "at+jwt";
  CHECK(verdict(Verifier(key, options), token) == "accepted");
  CHECK(verdict(Verifier(key, policy_at(1000)), token) == "wrong_type");
  const Key other = Key::generate(Algorithm::es256);
  CHECK(verdict(Verifier(other, policy_at(1000)), token) == "algorithm_not_allowed");
}
