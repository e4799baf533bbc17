// What a Verifier is, as a whole; what each of its checks lets through is in the *_check_test.cpp files.
#include "jwt/verifier.hpp"

#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tokens.hpp"

using jwt::Algorithm;
using jwt::Key;
using jwt::KeySet;
using jwt::Verifier;

namespace {

const Key& key = test_key(Algorithm::hs256);

}  // namespace

TEST_CASE("a good token is believed, and says what it says", "[verifier]") {
  auto options = policy_at(1000);
  options.issuers = {"https://login.example"};
  options.audiences = {"taskboard"};
  const auto claims =
      Verifier(key, options)
          .verify(sign_claims(
              key,
              R"({"iss":"https://login.example","sub":"al\u0069ce","aud":["x","taskboard"],"exp":2000.5,"iat":900,)"
              R"("nbf":900,"jti":"7","plan":"standard","level":3,"share":0.5,"active":true})"));
  REQUIRE(claims);
  CHECK(claims->subject() == "alice");
  CHECK(claims->issuer() == "https://login.example");
  CHECK(claims->id() == "7");
  CHECK(claims->expires_at() == 2000);
  CHECK(claims->issued_at() == 900);
  CHECK(claims->not_before() == 900);
  CHECK(claims->text("plan") == "standard");
  CHECK(claims->integer("level") == 3);
  CHECK(claims->number("share") == 0.5);
  CHECK(claims->boolean("active") == true);
  CHECK(claims->json().size() == 11);
  CHECK(claims->payload().starts_with(R"({"iss":)"));
  CHECK(claims->header().text("alg") == "HS256");
  CHECK(claims->algorithm() == Algorithm::hs256);
  CHECK(claims->key_id().empty());
}

TEST_CASE("claims say which key their token names", "[verifier]") {
  const auto claims = Verifier(key, policy_at(1000))
                          .verify(sign_raw(key, R"({"alg":"HS256","k\u0069d":"second"})", R"({"exp":2000})"));
  REQUIRE(claims);
  CHECK(claims->key_id() == "second");
}

TEST_CASE("a policy that cannot hold makes no verifier", "[verifier]") {
  CHECK_THROWS_AS(Verifier(key, with([](auto& o) { o.algorithms = {Algorithm::rs256}; })),
                  std::invalid_argument);
  CHECK_THROWS_AS(Verifier(key, with([](auto& o) { o.algorithms.push_back(Algorithm::hs512); })),
                  std::invalid_argument);
  CHECK_THROWS_AS(Verifier(key, with([](auto& o) { o.issuers = {""}; })), std::invalid_argument);
  CHECK_THROWS_AS(Verifier(key, with([](auto& o) { o.audiences = {""}; })), std::invalid_argument);
  CHECK_THROWS_AS(Verifier(key, with([](auto& o) { o.clock = nullptr; })), std::invalid_argument);
  CHECK_THROWS_AS(Verifier(key, with([](auto& o) { o.type = ""; })), std::invalid_argument);
  CHECK_THROWS_AS(Verifier(jwt::FindKey(), with([](auto& o) { o.algorithms = {Algorithm::hs256}; })),
                  std::invalid_argument);
  const auto signs_only = Key::from_jwk([] {
    json::Value jwk = key.jwk_with_private_members();
    jwk.set("key_ops", json::Value::array({"sign"}));
    return jwk.dump();
  }());
  CHECK_THROWS_AS(Verifier(*signs_only, policy_at(0)), std::invalid_argument);
}

TEST_CASE("each issuer has a name and its keys, or the options name issuers", "[verifier][R15]") {
  const auto keys = *KeySet::of({key});
  const auto of_issuer = [&](const std::string& name, const jwt::VerifierOptions& options) {
    return Verifier(std::vector<jwt::TrustedIssuer>{{.issuer = name, .find_key = jwt::find_in(keys)}},
                    options);
  };
  auto options = policy_at(0);
  CHECK_THROWS_AS(of_issuer("a", options), std::invalid_argument);  // No list of algorithms.
  options.algorithms = {Algorithm::hs256};
  CHECK_NOTHROW(of_issuer("a", options));
  CHECK_THROWS_AS(of_issuer("", options), std::invalid_argument);
  options.issuers = {"a"};
  CHECK_THROWS_AS(of_issuer("a", options), std::invalid_argument);
  CHECK_THROWS_AS(Verifier(std::vector<jwt::TrustedIssuer>{}, options), std::invalid_argument);
}

TEST_CASE("signature alone reads no claim", "[verifier]") {
  const Verifier verifier(key, policy_at(1000));
  const auto bytes = verifier.verify_signature_only(sign_claims(key, "any words"));
  REQUIRE(bytes);
  CHECK(bytes->payload.size() == 9);
  CHECK(bytes->header.text("alg") == "HS256");
  CHECK(verifier.verify_signature_only(sign_claims(key, R"({"exp":1})")).has_value());
  CHECK(verifier.verify_signature_only(sign_claims(Key::generate(Algorithm::hs256), "x")).error() ==
        jwt::Refusal::invalid_signature);
}

TEST_CASE("many threads share one verifier", "[verifier][threads][R45]") {
  const Verifier verifier(key, policy_at(1000));
  const std::string good = sign_claims(key, R"({"exp":2000,"sub":"alice"})");
  const std::string late = sign_claims(key, R"({"exp":1000,"sub":"alice"})");
  std::vector<int> wrong(4, 0);
  {
    std::vector<std::jthread> threads;
    for (int& count : wrong) {
      threads.emplace_back([&] {
        for (int i = 0; i < 300; ++i) {
          count += verdict(verifier, good) == "accepted" ? 0 : 1;
          count += verdict(verifier, late) == "expired" ? 0 : 1;
        }
      });
    }
  }
  CHECK(wrong == std::vector<int>(4, 0));
}
