// Which key a token is held against.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "tokens.hpp"

using jwt::Algorithm;
using jwt::Key;
using jwt::KeySet;
using jwt::Verifier;

TEST_CASE("a header never brings its own key", "[verifier][R11]") {
  const Key mallory = Key::generate(Algorithm::es256);
  const Key ours = Key::generate(Algorithm::es256);
  const Verifier verifier(ours, policy_at(1000));
  const json::Value header{{"alg", "ES256"}, {"jwk", mallory.public_jwk()}};
  CHECK(verdict(verifier, sign_raw(mallory, header.dump(), R"({"exp":2000})")) == "invalid_signature");
  for (const auto* member : {"jku", "x5u", "x5c", "jwk"}) {
    const json::Value pointing{{"alg", "ES256"}, {member, "https://mallory.example/jwks.json"}};
    CHECK(verdict(verifier, sign_raw(mallory, pointing.dump(), R"({"exp":2000})")) == "invalid_signature");
    CHECK(verdict(verifier, sign_raw(ours, pointing.dump(), R"({"exp":2000})")) == "accepted");
  }
}

TEST_CASE("kid is a map look-up of at most 128 printable characters", "[verifier][R11][R33]") {
  const Key first = Key::generate(Algorithm::hs256).with_id("first");
  const Key second = Key::generate(Algorithm::hs256).with_id("second");
  const Verifier verifier(*KeySet::of({first, second}), policy_at(1000));
  const auto with_kid = [&](const json::Value& kid) {
    return verdict(verifier,
                   sign_raw(second, json::Value{{"alg", "HS256"}, {"kid", kid}}.dump(), R"({"exp":2000})"));
  };
  CHECK(with_kid("second") == "accepted");
  CHECK(with_kid("first") == "invalid_signature");
  CHECK(with_kid("third") == "key_not_found");
  CHECK(with_kid("../../dev/null") == "key_not_found");
  CHECK(with_kid("' OR 1=1 --") == "key_not_found");
  CHECK(with_kid("") == "invalid_header");
  CHECK(with_kid(std::string(129, 'k')) == "invalid_header");
  CHECK(with_kid("a\nb") == "invalid_header");
  CHECK(with_kid(5) == "invalid_header");
  CHECK(verdict(verifier, sign_claims(second, R"({"exp":2000})")) == "key_not_found");  // No kid at all.

  // A key without a name does not look at names.
  const Key& nameless = test_key(Algorithm::hs256);
  CHECK(verdict(Verifier(nameless, policy_at(1000)),
                sign_raw(nameless, R"({"alg":"HS256","kid":"any"})", R"({"exp":2000})")) == "accepted");

  // One key alone also serves tokens that name no key, but not those that name another.
  const Verifier alone(first, policy_at(1000));
  CHECK(verdict(alone, sign_claims(first, R"({"exp":2000})")) == "accepted");
  CHECK(verdict(alone, sign_raw(first, R"({"alg":"HS256","kid":"other"})", R"({"exp":2000})")) ==
        "key_not_found");
}
