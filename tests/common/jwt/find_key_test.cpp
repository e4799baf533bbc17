// A verifier that looks its keys up, token by token.
#include "jwt/find_key.hpp"

#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tokens.hpp"

using jwt::Algorithm;
using jwt::Key;
using jwt::KeySet;
using jwt::Verifier;

namespace {

const Key first = test_key(Algorithm::es256).with_id("first");
const Key second = test_key(Algorithm::hs256).with_id("second");

jwt::VerifierOptions allowing(std::vector<Algorithm> algorithms) {
  return with([&](auto& o) { o.algorithms = std::move(algorithms); });
}

std::string token_of(const Key& signer, const json::Value& header) {
  return sign_raw(signer, header.dump(), R"({"exp":2000})");
}

}  // namespace

TEST_CASE("a key is looked up by the identifier and the algorithm of the token", "[find_key][R11][R33]") {
  std::vector<std::string> asked;
  const Verifier verifier(
      [&asked](const jwt::KeyHint& hint) -> std::optional<Key> {
        asked.push_back(std::string(hint.id.value_or("no id")) + "/" + std::string(name(hint.algorithm)));
        return hint.id == "first" ? std::optional(first) : std::nullopt;
      },
      allowing({Algorithm::es256, Algorithm::hs256}));

  CHECK(verdict(verifier, token_of(first, {{"alg", "ES256"}, {"kid", "first"}})) == "accepted");
  CHECK(verdict(verifier, token_of(first, {{"alg", "ES256"}, {"kid", "other"}})) == "key_not_found");
  CHECK(verdict(verifier, token_of(first, {{"alg", "ES256"}})) == "key_not_found");
  CHECK(verdict(verifier, token_of(second, {{"alg", "HS256"}, {"kid", "first"}})) == "algorithm_not_allowed");
  CHECK(verdict(verifier, token_of(test_key(Algorithm::es256, 2), {{"alg", "ES256"}, {"kid", "first"}})) ==
        "invalid_signature");
  CHECK(asked ==
        std::vector<std::string>{"first/ES256", "other/ES256", "no id/ES256", "first/HS256", "first/ES256"});
}

TEST_CASE("nobody is asked about a token that is refused before", "[find_key][R1][R4]") {
  int asked = 0;
  const Verifier verifier(
      [&asked](const jwt::KeyHint&) -> std::optional<Key> {
        ++asked;
        return first;
      },
      allowing({Algorithm::es256}));
  for (const auto& token : {std::string("a.b"), std::string(9000, 'A'), token_of(first, {{"alg", "none"}}),
                            token_of(first, {{"alg", "HS256"}}),
                            token_of(first, {{"alg", "ES256"}, {"crit", json::Value::array({"x"})}}),
                            token_of(first, {{"alg", "ES256"}, {"kid", std::string(129, 'k')}}),
                            token_of(first, {{"alg", "ES256"}, {"kid", "a\nb"}})})
    CHECK(verdict(verifier, token) != "accepted");
  CHECK(asked == 0);
}

TEST_CASE("a key that cannot verify is no key", "[find_key]") {
  json::Value jwk = second.jwk_with_private_members();
  jwk.set("key_ops", json::Value::array({"sign"}));
  const auto signs_only = Key::from_jwk(jwk.dump()).value();
  const Verifier verifier([&](const jwt::KeyHint&) { return std::optional(signs_only); },
                          allowing({Algorithm::hs256}));
  CHECK(verdict(verifier, token_of(second, {{"alg", "HS256"}, {"kid", "second"}})) == "key_not_found");
}

TEST_CASE("a set is looked up in as it is", "[find_key]") {
  const auto find = jwt::find_in(*KeySet::of({first, test_key(Algorithm::ed25519).with_id("first")}));
  CHECK(find({.id = "first", .algorithm = Algorithm::es256})->algorithm() == Algorithm::es256);
  CHECK(find({.id = "first", .algorithm = Algorithm::ed25519})->algorithm() == Algorithm::ed25519);
  CHECK_FALSE(find({.id = "first", .algorithm = Algorithm::rs256}));
  CHECK_FALSE(find({.id = std::nullopt, .algorithm = Algorithm::es256}));
}

TEST_CASE("keys may change between two tokens", "[find_key][R33]") {
  auto current = first;
  const Verifier verifier([&](const jwt::KeyHint&) { return std::optional(current); },
                          allowing({Algorithm::es256}));
  const auto token = token_of(first, {{"alg", "ES256"}, {"kid", "first"}});
  CHECK(verdict(verifier, token) == "accepted");
  current = test_key(Algorithm::es256, 2).with_id("first");
  CHECK(verdict(verifier, token) == "invalid_signature");
}

TEST_CASE("a look-up may verify tokens itself", "[find_key]") {
  const Verifier inner(first, policy_at(1000));
  const Verifier verifier(
      [&](const jwt::KeyHint& hint) -> std::optional<Key> {
        const std::string id(hint.id.value_or(""));
        for (int i = 0; i < 20; ++i) {  // More headers than a thread remembers.
          const auto other = "other-" + std::to_string(i);
          CHECK(inner.verify(token_of(first, {{"alg", "ES256"}, {"x", other}})).has_value());
        }
        CHECK(hint.id == id);
        return first;
      },
      allowing({Algorithm::es256}));
  const auto token = token_of(first, {{"alg", "ES256"}, {"kid", "first"}});
  CHECK(verdict(verifier, token) == "accepted");
  CHECK(verdict(verifier, token) == "accepted");
}

TEST_CASE("of several issuers, only the one that the token names is asked", "[find_key][R15][R37]") {
  std::vector<std::string> asked;
  const auto source = [&asked](const std::string& issuer, const Key& key) -> jwt::TrustedIssuer {
    return {.issuer = issuer, .find_key = [&asked, issuer, key](const jwt::KeyHint&) {
              asked.push_back(issuer);
              return std::optional(key);
            }};
  };
  const Verifier verifier({source("a", first), source("b", test_key(Algorithm::es256, 2))},
                          allowing({Algorithm::es256}));
  const auto verdict_for = [&](std::string_view payload) {
    return verdict(verifier, sign_raw(first, R"({"alg":"ES256","kid":"first"})", payload));
  };
  CHECK(verdict_for(R"({"exp":2000,"iss":"a"})") == "accepted");
  CHECK(verdict_for(R"({"exp":2000,"iss":"b"})") == "invalid_signature");
  CHECK(asked == std::vector<std::string>{"a", "b"});
  CHECK(verdict_for(R"({"exp":2000,"iss":"c"})") == "wrong_issuer");
  CHECK(verdict_for(R"({"exp":2000})") == "missing_claim");
  CHECK(verdict_for(R"({"exp":2000,"iss":["a"]})") == "invalid_claim");
  CHECK(verdict_for("no JSON") == "invalid_json");
  CHECK(asked.size() == 2);
}

TEST_CASE("a forged token that has expired is refused for its signature", "[find_key][R8]") {
  const Verifier verifier({{.issuer = "a", .find_key = jwt::find_in(*KeySet::of({first}))}},
                          allowing({Algorithm::es256}));
  const auto forged =
      sign_raw(test_key(Algorithm::es256, 2), R"({"alg":"ES256","kid":"first"})", R"({"exp":1,"iss":"a"})");
  CHECK(verdict(verifier, forged) == "invalid_signature");
}
