// The examples of the RFCs, as data in tests/vectors.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "jwt/signer.hpp"
#include "tokens.hpp"
#include "vectors/vectors.hpp"

using jwt::Key;
using jwt::Verifier;

namespace {

Key key_of(const json::Value& example) {
  const auto algorithm = jwt::algorithm_named(*example.text("alg"));
  auto key = Key::from_jwk(example.at("key").dump(), algorithm);
  REQUIRE(outcome(key) == "a key");
  return *key;
}

// "accepted" or the code, looking at header and signature alone.
std::string signature_verdict(const Key& key, std::string_view token) {
  const auto bytes = Verifier(key, policy_at(1'300'819'000)).verify_signature_only(token);
  return bytes ? "accepted" : std::string(code(bytes.error()));
}

void check_examples(const char* file) {
  for (const json::Value& example : elements(vector_json(file).at("tokens"))) {
    CAPTURE(file, *example.text("figure"));
    const Key key = key_of(example);
    CHECK(signature_verdict(key, *example.text("token")) == example.text("refused").value_or("accepted"));
  }
}

}  // namespace

TEST_CASE("the examples of RFC 7515, JSON serialisations and unsecured ones refused", "[rfc][R4]") {
  check_examples("rfc7515.json");
}

TEST_CASE("the figures of RFC 7520 section 4, JSON serialisations refused", "[rfc]") {
  check_examples("rfc7520.json");
}

TEST_CASE("the example of RFC 8037", "[rfc]") { check_examples("rfc8037.json"); }

TEST_CASE("nothing of RFC 7797 is let in", "[rfc][R12]") { check_examples("rfc7797.json"); }

TEST_CASE("signatures that are always the same come out as in the RFCs", "[rfc]") {
  for (const auto* file : {"rfc7515.json", "rfc7520.json", "rfc8037.json"}) {
    for (const json::Value& example : elements(vector_json(file).at("tokens"))) {
      const std::string algorithm = *example.text("alg");
      const bool is_repeatable = algorithm == "HS256" || algorithm == "RS256" || algorithm == "EdDSA";
      const Key key = key_of(example);
      if (!is_repeatable || !key.can_sign() || example.contains("refused")) continue;
      CAPTURE(file, *example.text("figure"));
      const std::string token = *example.text("token");
      const std::string signed_part = token.substr(0, token.rfind('.'));
      const auto signature = key.sign(std::as_bytes(std::span(signed_part)));
      CHECK(signed_part + "." + base::base64url_encode(signature) == token);
    }
  }
}

TEST_CASE("the claims of RFC 7515 A.1 are believed until their end", "[rfc][R13]") {
  const json::Value example = vector_json("rfc7515.json").at("tokens").at(0);
  const Key key = key_of(example);
  const auto verdict_at = [&](std::int64_t now) {
    auto options = policy_at(now);
    options.issuers = {"joe"};
    return verdict(Verifier(key, options), *example.text("token"));
  };
  CHECK(verdict_at(1'300'819'379) == "accepted");
  CHECK(verdict_at(1'300'819'380) == "expired");
}
