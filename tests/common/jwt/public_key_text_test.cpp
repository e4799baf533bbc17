// What is refused as an HMAC secret because others may read it, and what must not be.
#include <array>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "base/hex.hpp"
#include "crypto/eddsa.hpp"
#include "random.hpp"
#include "tokens.hpp"
#include "vectors/vectors.hpp"

using jwt::Algorithm;
using jwt::Key;

namespace {

std::string as_secret(std::string_view text) { return outcome(Key::from_secret(Algorithm::hs256, text)); }

// The bytes of a row of public_key_texts.json.
std::string text_of(const json::Value& row) {
  if (const auto text = row.text("text")) return *text;
  return base::base64url_decode_text(*row.text("base64url")).value();
}

// Base64 as most programs write it.
std::string base64(std::span<const std::byte> bytes) {
  std::string text = base::base64url_encode(bytes);
  for (char& c : text) c = c == '-' ? '+' : c == '_' ? '/' : c;
  text.append((4 - text.size() % 4) % 4, '=');
  return text;
}

std::string as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

TEST_CASE("a public key is no secret, in whatever form and whatever text it stands", "[key][R5]") {
  for (const auto& row : elements(vector_json("public_key_texts.json").at("texts"))) {
    CAPTURE(*row.text("name"));
    const std::string text = text_of(row);
    CHECK(as_secret(text) == "not_a_secret");
    CHECK(as_secret("  \r\n\t" + text) == "not_a_secret");
    CHECK(as_secret("JWT_SECRET=\"" + text + "\"  # the key of the server\n") == "not_a_secret");
    const json::Value oct{{"kty", "oct"}, {"alg", "HS256"}, {"k", base::base64url_encode(text)}};
    CHECK(outcome(Key::from_jwk(oct.dump())) == "not_a_secret");
  }
}

TEST_CASE("the keys that this library writes are no secrets", "[key][R5]") {
  for (const auto algorithm : jwt::all_algorithms) {
    CAPTURE(name(algorithm));
    const Key& key = test_key(algorithm);
    CHECK(as_secret(key.jwk_with_private_members().dump()) == "not_a_secret");
    if (is_symmetric(algorithm)) continue;
    CHECK(as_secret(key.public_pem()) == "not_a_secret");
    CHECK(as_secret(key.public_jwk().dump(2)) == "not_a_secret");
    CHECK(as_secret(key.pem_with_private_key().text()) == "not_a_secret");
  }
}

TEST_CASE("honest secrets are keys", "[key][R5]") {
  constexpr std::array pass_phrases{
      "correct horse battery staple, and then a few",
      "begin the day with coffee, end it with a certificate",
      "the public key to happiness is private, keep it so",
      "ssh-rsa is old, ssh-ed25519 is new, and neither is here",
      "my keys: kty, crv, x, y, n, e; where did I put them?",
      "--- begin --- or so the story of the thirty-two owls went",
      "Ein Schlüssel öffnet Türen – beginnt er mit Größe?",
      "MIIB is how they all begin, and AAAAB3Nza is how some do",
      "{\"not\": \"a JWK at all\", \"but\": \"JSON, thirty-two bytes\"}",
      "-----------------------------------------------0451",
      "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      "0000000000000000000000000000000000000000000000000",
  };
  for (const auto* phrase : pass_phrases) {
    CAPTURE(phrase);
    CHECK(as_secret(phrase) == "a key");
  }
}

TEST_CASE("random secrets are keys, as bytes, base64, base64url and hex", "[key][R5][property]") {
  for (int i = 0; i < 2'000; ++i) {
    const auto bytes = random_bytes(static_cast<std::size_t>(random_integer(32, 70)));
    for (const auto& text :
         {as_text(bytes), base64(bytes), base::base64url_encode(bytes), base::to_hex(bytes)}) {
      const auto key = Key::from_secret(Algorithm::hs256, text);
      if (!key) FAIL_CHECK("refused as " << code(key.error()) << ": " << base::to_hex(bytes));
    }
  }
}

// A bare point or modulus looks like random bytes: nobody can tell. The type holds the line there, because a
// verifier with both kinds of key has each bound to its algorithm.
TEST_CASE("what nobody can tell from a random secret is let in", "[key][R5]") {
  const auto point = crypto::eddsa_public_part(crypto::generate_eddsa_key(crypto::KeyKind::ed25519));
  CHECK(as_secret(base::base64url_encode(point)) == "a key");
}
