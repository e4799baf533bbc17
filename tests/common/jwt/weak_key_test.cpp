// Keys under which somebody else could sign, and keys that only look like them.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "tokens.hpp"
#include "vectors/vectors.hpp"

using jwt::Algorithm;
using jwt::Key;

namespace {

std::string spelled(const json::Value& row, const char* member) {
  return base::base64url_encode(bytes_from_hex(*row.text(member)));
}

}  // namespace

TEST_CASE("a public key that binds nobody is refused", "[key][R7]") {
  for (const auto& row : elements(vector_json("weak_keys.json").at("keys"))) {
    CAPTURE(*row.text("name"));
    CHECK(outcome(Key::from_jwk(row.at("key").dump())) == row.text("problem"));
  }
}

// The identity as a public key: R = identity and S = 0 fit every message.
TEST_CASE("nobody signs with the neutral point of Ed25519", "[key][R7]") {
  const auto key = Key::from_jwk(
      R"({"kty":"OKP","crv":"Ed25519","x":"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","alg":"EdDSA"})");
  const std::string pem =
      "-----BEGIN PUBLIC KEY-----\n"
      "MCowBQYDK2VwAyEAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
      "-----END PUBLIC KEY-----\n";
  CHECK(outcome(key) == "weak");
  CHECK(outcome(Key::from_pem(Algorithm::eddsa, pem)) == "weak");
}

TEST_CASE("the keys of RFC 8032 are keys, and sign as it says", "[key][R7]") {
  for (const auto& row : elements(vector_json("rfc8032.json").at("cases"))) {
    CAPTURE(*row.text("public"));
    const auto algorithm = row.text("curve") == "Ed448" ? Algorithm::ed448 : Algorithm::ed25519;
    json::Value jwk{{"kty", "OKP"}, {"crv", *row.text("curve")}, {"x", spelled(row, "public")}};
    REQUIRE(outcome(Key::from_jwk(jwk.dump(), algorithm)) == "a key");
    jwk.set("d", spelled(row, "private"));
    const auto pair = Key::from_jwk(jwk.dump(), algorithm);
    REQUIRE(outcome(pair) == "a key");
    CHECK(pair->sign(bytes_from_hex(*row.text("message"))) == bytes_from_hex(*row.text("signature")));
  }
}

TEST_CASE("no new key is taken for a weak one", "[key][R7][property]") {
  for (const auto algorithm : {Algorithm::es256, Algorithm::es384, Algorithm::es512, Algorithm::es256k,
                               Algorithm::eddsa, Algorithm::ed448}) {
    CAPTURE(name(algorithm));
    for (int i = 0; i < 30; ++i) {
      const Key key = Key::generate(algorithm);
      REQUIRE(outcome(Key::from_jwk(key.public_jwk().dump())) == "a key");
      REQUIRE(outcome(Key::from_pem(algorithm, key.public_pem())) == "a key");
    }
  }
  for (int i = 0; i < 3; ++i) {
    CHECK(outcome(Key::from_jwk(Key::generate(Algorithm::rs256).public_jwk().dump())) == "a key");
  }
}
