#include "jwt/key.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "random.hpp"
#include "tokens.hpp"
#include "vectors/vectors.hpp"

using jwt::Algorithm;
using jwt::Key;

namespace {

std::string pem(const std::string& name) { return vector_text("keys/" + name + ".pem"); }

// The JWK of a new key, with one member replaced or, for null, taken out.
std::string changed(const Key& key, std::string_view member, const json::Value& value) {
  json::Value jwk = key.jwk_with_private_members();
  if (value.is_null()) {
    jwk.erase(member);
  } else {
    jwk.set(member, value);
  }
  return jwk.dump();
}

}  // namespace

TEST_CASE("algorithm names are exact, and none is no algorithm", "[key][R4]") {
  for (const auto algorithm : jwt::all_algorithms) CHECK(jwt::algorithm_named(name(algorithm)) == algorithm);
  for (const auto* text :
       {"none", "None", "NONE", "nOnE", "", "hs256", "HS256 ", "HS25", "HS2566", "ES256k"}) {
    CHECK_FALSE(jwt::algorithm_named(text));
  }
}

TEST_CASE("an HMAC key is at least as long as its digest", "[key][R6]") {
  const auto bytes = random_bytes(64);
  CHECK(outcome(Key::from_secret(Algorithm::hs256, std::span(bytes).first(32))) == "a key");
  CHECK(outcome(Key::from_secret(Algorithm::hs256, std::span(bytes).first(31))) == "too_short");
  CHECK(outcome(Key::from_secret(Algorithm::hs384, std::span(bytes).first(47))) == "too_short");
  CHECK(outcome(Key::from_secret(Algorithm::hs512, std::span(bytes).first(63))) == "too_short");
  CHECK(outcome(Key::from_secret(Algorithm::hs512, bytes)) == "a key");
  CHECK(outcome(Key::from_secret(Algorithm::hs256, "")) == "too_short");
}

TEST_CASE("a key serves the algorithms of its kind only", "[key][R4][R7]") {
  CHECK(outcome(Key::from_pem(Algorithm::rs256, pem("rsa_spki"))) == "a key");
  CHECK(outcome(Key::from_pem(Algorithm::ps512, pem("rsa_spki"))) == "a key");
  CHECK(outcome(Key::from_pem(Algorithm::es256, pem("rsa_spki"))) == "wrong_algorithm");
  CHECK(outcome(Key::from_pem(Algorithm::hs256, pem("rsa_spki"))) == "wrong_algorithm");
  CHECK(outcome(Key::from_pem(Algorithm::es384, pem("p256_spki"))) == "wrong_algorithm");
  CHECK(outcome(Key::from_pem(Algorithm::es256k, pem("p256_spki"))) == "wrong_algorithm");
  CHECK(outcome(Key::from_pem(Algorithm::eddsa, pem("ed448"))) == "a key");
  CHECK(outcome(Key::from_secret(Algorithm::rs256, random_bytes(64))) == "wrong_algorithm");
  CHECK(outcome(Key::from_pem(Algorithm::rs256, pem("rsa_1024"))) == "too_short");
  CHECK(outcome(Key::from_pem(Algorithm::rs256, pem("rsa_encrypted_pkcs8"))) == "encrypted");
}

TEST_CASE("every key survives a JWK", "[key][jwk]") {
  for (const auto algorithm : jwt::all_algorithms) {
    CAPTURE(name(algorithm));
    const Key key = test_key(algorithm).with_id("key-1");
    const auto again = Key::from_jwk(key.jwk_with_private_members().dump());
    REQUIRE(outcome(again) == "a key");
    const auto message = random_bytes(50);
    CHECK(key.verify(message, again->sign(message)));
    CHECK(again->id() == "key-1");
    CHECK(again->thumbprint() == key.thumbprint());
  }
}

TEST_CASE("a public JWK holds public members only", "[key][jwk][R36]") {
  for (const auto algorithm : {Algorithm::rs256, Algorithm::es512, Algorithm::eddsa}) {
    const Key& key = test_key(algorithm);
    const json::Value jwk = key.public_jwk();
    for (const auto* member : {"d", "p", "q", "dp", "dq", "qi", "k"}) CHECK_FALSE(jwk.contains(member));
    const auto again = Key::from_jwk(jwk.dump());
    REQUIRE(again);
    CHECK_FALSE(again->can_sign());
    CHECK_THROWS_AS(again->sign(random_bytes(3)), std::logic_error);
    CHECK(again->verify(random_bytes(0), key.sign(random_bytes(0))));
  }
  CHECK_THROWS_AS(Key::generate(Algorithm::hs256).public_jwk(), std::logic_error);
  CHECK_THROWS_AS(Key::generate(Algorithm::hs256).public_pem(), std::logic_error);
}

TEST_CASE("a key goes to PEM and comes back", "[key][pem]") {
  const Key& key = test_key(Algorithm::ps256);
  const auto again = Key::from_pem(Algorithm::ps256, key.pem_with_private_key().text());
  REQUIRE(again);
  CHECK(again->thumbprint() == key.thumbprint());
  CHECK(Key::from_pem(Algorithm::ps256, key.public_pem())->thumbprint() == key.thumbprint());
  CHECK_THROWS_AS(Key::from_pem(Algorithm::ps256, key.public_pem())->pem_with_private_key(),
                  std::logic_error);
}

TEST_CASE("a JWK names its algorithm, or its reader does, or nobody", "[jwk][R4]") {
  const Key& key = test_key(Algorithm::rs256);
  const std::string unnamed = changed(key, "alg", nullptr);
  CHECK(outcome(Key::from_jwk(unnamed)) == "no_algorithm");
  CHECK(outcome(Key::from_jwk(unnamed, Algorithm::ps256)) == "a key");
  CHECK(outcome(Key::from_jwk(unnamed, Algorithm::es256)) == "wrong_algorithm");
  CHECK(outcome(Key::from_jwk(changed(key, "alg", "PS256"), Algorithm::rs256)) == "wrong_algorithm");
  CHECK(outcome(Key::from_jwk(changed(key, "alg", "none"))) == "unsupported");
  CHECK(outcome(Key::from_jwk(changed(key, "alg", "rs256"))) == "unsupported");
  CHECK(outcome(Key::from_jwk(changed(key, "alg", 1))) == "malformed");
  CHECK(outcome(Key::from_jwk(changed(key, "alg", "HS256"))) == "wrong_algorithm");
}

TEST_CASE("use and key_ops are obeyed", "[jwk]") {
  const Key key = Key::generate(Algorithm::es256);
  const auto read = [&key](std::string_view member, const json::Value& value) {
    return Key::from_jwk(changed(key, member, value));
  };
  CHECK(outcome(read("use", "sig")) == "a key");
  CHECK(outcome(read("use", "enc")) == "wrong_use");
  CHECK(outcome(read("use", 1)) == "malformed");
  CHECK(outcome(read("key_ops", json::Value::array({"encrypt"}))) == "wrong_use");
  CHECK(outcome(read("key_ops", json::Value::array())) == "wrong_use");
  CHECK(outcome(read("key_ops", "verify")) == "malformed");
  CHECK(outcome(read("key_ops", json::Value::array({"verify", "verify"}))) == "malformed");

  const auto verifies = read("key_ops", json::Value::array({"verify"}));
  CHECK((verifies->can_verify() && !verifies->can_sign()));
  const auto signs = read("key_ops", json::Value::array({"sign"}));
  CHECK((!signs->can_verify() && signs->can_sign()));
  json::Value public_half = key.public_jwk();
  public_half.set("key_ops", json::Value::array({"sign"}));
  CHECK(outcome(Key::from_jwk(public_half.dump())) == "wrong_use");  // It could only verify, and must not.
  const auto message = random_bytes(9);
  CHECK_FALSE(signs->verify(message, signs->sign(message)));
}

TEST_CASE("a key identifier is 1 to 128 printable characters", "[jwk][R11]") {
  const Key key = Key::generate(Algorithm::hs256);
  CHECK(outcome(Key::from_jwk(changed(key, "kid", std::string(128, 'k')))) == "a key");
  CHECK(outcome(Key::from_jwk(changed(key, "kid", std::string(129, 'k')))) == "malformed");
  CHECK(outcome(Key::from_jwk(changed(key, "kid", ""))) == "malformed");
  CHECK(outcome(Key::from_jwk(changed(key, "kid", "a\nb"))) == "malformed");
  CHECK(outcome(Key::from_jwk(changed(key, "kid", "a\x7F"))) == "malformed");
  CHECK(outcome(Key::from_jwk(changed(key, "kid", "ä"))) == "malformed");
  CHECK(outcome(Key::from_jwk(changed(key, "kid", 7))) == "malformed");
  CHECK_THROWS_AS(key.with_id(""), std::invalid_argument);
  CHECK_THROWS_AS(key.with_id("../../dev/null\n"), std::invalid_argument);
}

TEST_CASE("members that are missing or misspelled are refused", "[jwk]") {
  const Key& rsa = test_key(Algorithm::rs256);
  const Key ec = Key::generate(Algorithm::es256);
  for (const auto* member : {"kty", "n", "e", "p", "q", "dp", "dq", "qi"}) {
    CAPTURE(member);
    CHECK(outcome(Key::from_jwk(changed(rsa, member, nullptr))) == "malformed");
    CHECK(outcome(Key::from_jwk(changed(rsa, member, 5))) == "malformed");
  }
  json::Value without_primes = rsa.jwk_with_private_members();
  for (const auto* member : {"p", "q", "dp", "dq", "qi"}) without_primes.erase(member);
  CHECK(outcome(Key::from_jwk(without_primes.dump())) == "no_primes");
  CHECK(outcome(Key::from_jwk(changed(rsa, "e", "AAEAAQ"))) == "malformed");  // A leading zero byte.
  CHECK(outcome(Key::from_jwk(changed(rsa, "e", "AQAB="))) == "malformed");
  CHECK(outcome(Key::from_jwk(changed(rsa, "e", "AQ"))) == "weak");
  CHECK(outcome(Key::from_jwk(changed(rsa, "n", ""))) == "malformed");
  CHECK(outcome(Key::from_jwk(changed(rsa, "d", ""))) == "malformed");
  CHECK(outcome(Key::from_jwk(changed(rsa, "d", base::base64url_encode(random_bytes(257))))) == "malformed");
  CHECK(outcome(Key::from_jwk(changed(rsa, "kty", "rsa"))) == "unsupported");
  CHECK(outcome(Key::from_jwk(changed(rsa, "oth", json::Value::array()))) == "unsupported");
  for (const auto* member : {"x", "y"}) {
    CHECK(outcome(Key::from_jwk(changed(ec, member, nullptr))) == "malformed");
    CHECK(outcome(Key::from_jwk(changed(ec, member, "AAAA"))) == "malformed");
  }
  CHECK(outcome(Key::from_jwk(changed(ec, "crv", "P-192"))) == "unsupported");
  CHECK(outcome(Key::from_jwk(changed(ec, "crv", nullptr))) == "unsupported");
  CHECK(outcome(Key::from_jwk(changed(ec, "crv", "secp256k1"))) == "not_on_curve");
  CHECK(outcome(Key::from_jwk(changed(ec, "d", "AAAA"))) == "malformed");
  CHECK(outcome(Key::from_jwk(changed(ec, "kty", "ec"))) == "unsupported");
  CHECK(outcome(Key::from_jwk(changed(ec, "kty", "OKP"))) == "unsupported");
}

TEST_CASE("text that is no JWK is refused", "[jwk]") {
  for (const auto* text :
       {"", "{}", "[]", "null", "{\"kty\":\"RSA\"}", "{\"kty\":\"oct\",\"alg\":\"HS256\"}"}) {
    CHECK((outcome(Key::from_jwk(text)) == "malformed" || outcome(Key::from_jwk(text)) == "no_algorithm"));
  }
  CHECK(outcome(Key::from_jwk(std::string(65'537, ' '))) == "too_large");
  CHECK(outcome(Key::from_jwk(R"({"kty":"oct","kty":"oct","alg":"HS256","k":"AAAA"})")) == "malformed");
}

TEST_CASE("the thumbprint is that of RFC 7638 and RFC 8037", "[jwk]") {
  const json::Value rsa = vector_json("rfc7638.json");
  CHECK(Key::from_jwk(rsa.at("key").dump())->thumbprint() == rsa.text("thumbprint"));
  const json::Value okp = vector_json("rfc8037.json");
  const auto key = Key::from_jwk(okp.at("tokens").at(0).at("key").dump(), Algorithm::eddsa);
  CHECK(key->thumbprint() == okp.text("thumbprint"));
}
