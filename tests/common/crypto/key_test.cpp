// Keys from their numbers: what is built, and what is refused.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "crypto/ecdsa.hpp"
#include "crypto/eddsa.hpp"
#include "crypto/rsa.hpp"
#include "vectors/vectors.hpp"

using crypto::KeyKind;
using crypto::KeyProblem;
using Bytes = std::vector<std::byte>;

namespace {

std::string outcome(const std::expected<crypto::AsymmetricKey, KeyProblem>& key) {
  return key ? "a key" : std::string(code(key.error()));
}

const Bytes f4{std::byte{1}, std::byte{0}, std::byte{1}};

}  // namespace

TEST_CASE("an RSA key is rebuilt from its numbers", "[rsa]") {
  const auto key = crypto::generate_rsa_key(2048);
  const auto rebuilt = crypto::rsa_key(rsa_public_parts(key), rsa_private_parts(key));
  REQUIRE(outcome(rebuilt) == "a key");
  CHECK(rebuilt->public_pem() == key.public_pem());
  CHECK(rebuilt->private_pem().text() == key.private_pem().text());
}

TEST_CASE("weak RSA keys are refused", "[rsa][R7]") {
  const auto parts = rsa_public_parts(crypto::generate_rsa_key(2048));
  CHECK(outcome(crypto::rsa_key({.n = parts.n, .e = {std::byte{1}}})) == "weak");
  CHECK(outcome(crypto::rsa_key({.n = parts.n, .e = {std::byte{2}}})) == "weak");
  CHECK(outcome(crypto::rsa_key({.n = parts.n, .e = {std::byte{3}}})) == "a key");
  CHECK(outcome(crypto::rsa_key({.n = parts.n, .e = parts.n})) == "too_long");
  CHECK(outcome(crypto::rsa_key({.n = Bytes(128, std::byte{0xFF}), .e = f4})) == "too_short");
  CHECK(outcome(crypto::rsa_key({.n = Bytes(2000, std::byte{0xFF}), .e = f4})) == "too_long");
  CHECK(outcome(crypto::rsa_key({.n = {}, .e = f4})) == "malformed");
  CHECK(outcome(crypto::rsa_key({.n = parts.n, .e = {}})) == "malformed");

  auto even = parts.n;
  even.back() &= std::byte{0xFE};
  CHECK(outcome(crypto::rsa_key({.n = even, .e = f4})) == "weak");
}

TEST_CASE("an RSA key with the fingerprint of ROCA is refused", "[rsa][R7]") {
  const auto modulus = bytes_from_hex(*vector_json("roca.json").text("modulus"));
  REQUIRE(modulus.size() == 256);
  CHECK(outcome(crypto::rsa_key({.n = modulus, .e = f4})) == "weak");
}

TEST_CASE("a private half must belong to the public one", "[R7]") {
  const auto first = crypto::generate_rsa_key(2048);
  const auto second = crypto::generate_rsa_key(2048);
  CHECK(outcome(crypto::rsa_key(rsa_public_parts(first), rsa_private_parts(second))) == "mismatched_halves");

  const auto alice = crypto::generate_ec_key(KeyKind::p256);
  const auto mallory = crypto::generate_ec_key(KeyKind::p256);
  CHECK(outcome(crypto::ec_key(KeyKind::p256, ec_public_parts(alice), ec_private_part(mallory))) ==
        "mismatched_halves");

  const auto one = crypto::generate_eddsa_key(KeyKind::ed25519);
  const auto two = crypto::generate_eddsa_key(KeyKind::ed25519);
  CHECK(outcome(crypto::eddsa_key(KeyKind::ed25519, eddsa_public_part(one), eddsa_private_part(two))) ==
        "mismatched_halves");
}

TEST_CASE("an elliptic-curve key is rebuilt from its numbers", "[ecdsa]") {
  for (const auto curve : {KeyKind::p256, KeyKind::p384, KeyKind::p521, KeyKind::secp256k1}) {
    const auto key = crypto::generate_ec_key(curve);
    const auto rebuilt = crypto::ec_key(curve, ec_public_parts(key), ec_private_part(key));
    REQUIRE(outcome(rebuilt) == "a key");
    CHECK(rebuilt->private_pem().text() == key.private_pem().text());
    CHECK(outcome(crypto::ec_key(curve, ec_public_parts(key))) == "a key");
  }
}

TEST_CASE("a point off its curve is refused", "[ecdsa][R7]") {
  const auto key = crypto::generate_ec_key(KeyKind::p256);
  auto moved = ec_public_parts(key);
  moved.y.back() ^= std::byte{1};
  CHECK(outcome(crypto::ec_key(KeyKind::p256, moved)) == "not_on_curve");
  CHECK(outcome(crypto::ec_key(KeyKind::secp256k1, ec_public_parts(key))) == "not_on_curve");
  CHECK(outcome(crypto::ec_key(KeyKind::p256, {.x = Bytes(32), .y = Bytes(32)})) == "not_on_curve");
  CHECK(outcome(crypto::ec_key(KeyKind::p384, ec_public_parts(key))) == "malformed");
  CHECK(outcome(crypto::ec_key(KeyKind::p256, {.x = {}, .y = {}})) == "malformed");
}

TEST_CASE("an EdDSA key is rebuilt from its bytes", "[eddsa]") {
  for (const auto curve : {KeyKind::ed25519, KeyKind::ed448}) {
    const auto key = crypto::generate_eddsa_key(curve);
    CHECK(outcome(crypto::eddsa_key(curve, eddsa_public_part(key), eddsa_private_part(key))) == "a key");
    CHECK(outcome(crypto::eddsa_key(curve, eddsa_public_part(key))) == "a key");
    CHECK(outcome(crypto::eddsa_key(curve, Bytes(31))) == "malformed");
  }
}

TEST_CASE("RSA keys are made within bounds", "[rsa][R7]") {
  CHECK_THROWS_AS(crypto::generate_rsa_key(1024), std::invalid_argument);
  CHECK_THROWS_AS(crypto::generate_rsa_key(16384), std::invalid_argument);
}
