// What holds for every algorithm and every token.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "jwt/signer.hpp"
#include "random.hpp"
#include "tokens.hpp"
#include "vectors/vectors.hpp"

using jwt::Algorithm;
using jwt::Key;
using jwt::Signer;
using jwt::Verifier;

namespace {

struct Signed {
  Key key;
  json::Value claims;
  std::string token;
};

Signed random_token(Algorithm algorithm) {
  const Key& key = test_key(algorithm);
  json::Value claims{
      {"sub", random_word()}, {"exp", random_integer(2000, 9000)}, {"n", random_integer(-99, 99)}};
  return {.key = key, .claims = claims, .token = *Signer(key).sign(claims)};
}

}  // namespace

TEST_CASE("what is signed is accepted and says the same", "[property]") {
  for (const auto algorithm : jwt::all_algorithms) {
    CAPTURE(name(algorithm));
    const auto [key, claims, token] = random_token(algorithm);
    const auto verified = Verifier(key, policy_at(1000)).verify(token);
    REQUIRE(verified);
    CHECK(verified->json() == claims);
    CHECK(verified->subject() == claims.text("sub"));
  }
}

TEST_CASE("any one bit of a token, flipped, has it refused", "[property][R2][R9]") {
  for (const auto algorithm : jwt::all_algorithms) {
    CAPTURE(name(algorithm));
    auto [key, claims, token] = random_token(algorithm);
    const Verifier verifier(key, policy_at(1000));
    int accepted = 0;
    for (std::size_t i = 0; i < token.size(); ++i) {
      const int bit = static_cast<int>(random_integer(0, 7));
      token[i] = static_cast<char>(token[i] ^ (1 << bit));
      accepted += verifier.verify(token) ? 1 : 0;
      token[i] = static_cast<char>(token[i] ^ (1 << bit));
    }
    CHECK(accepted == 0);
    CHECK(verdict(verifier, token) == "accepted");
  }
}

TEST_CASE("EdDSA is Ed448, too", "[property][R9]") {
  const auto key = Key::from_pem(Algorithm::eddsa, vector_text("keys/ed448.pem"));
  REQUIRE(key);
  const Verifier verifier(*key, policy_at(1000));
  std::string token = *Signer(*key).sign({{"exp", 2000}});
  CHECK(verdict(verifier, token) == "accepted");
  CHECK(token.size() - token.rfind('.') - 1 == base::base64url_encoded_size(114));
  token[token.rfind('.') + 1] ^= 1;
  CHECK(verdict(verifier, token) == "invalid_signature");
  CHECK(verdict(verifier, *Signer(test_key(Algorithm::eddsa)).sign({{"exp", 2000}})) == "invalid_signature");
}

TEST_CASE("every bit of an HS256 token, flipped, has it refused", "[property][R2][R9]") {
  auto [key, claims, token] = random_token(Algorithm::hs256);
  const Verifier verifier(key, policy_at(1000));
  int accepted = 0;
  for (std::size_t i = 0; i < token.size() * 8; ++i) {
    const char mask = static_cast<char>(1 << i % 8);
    token[i / 8] = static_cast<char>(token[i / 8] ^ mask);
    accepted += verifier.verify(token) ? 1 : 0;
    token[i / 8] = static_cast<char>(token[i / 8] ^ mask);
  }
  CHECK(accepted == 0);
}

TEST_CASE("a token of one key is nothing to another", "[property]") {
  for (const auto algorithm : jwt::all_algorithms) {
    CAPTURE(name(algorithm));
    const auto [key, claims, token] = random_token(algorithm);
    const Key& other = test_key(algorithm, 1);
    CHECK(verdict(Verifier(other, policy_at(1000)), token) == "invalid_signature");
  }
}

TEST_CASE("a segment spelled anew has the token refused", "[property][R2][R8]") {
  const auto [key, claims, token] = random_token(Algorithm::hs256);
  const Verifier verifier(key, policy_at(1000));
  const std::size_t first = token.find('.');
  const std::size_t second = token.rfind('.');
  const std::string header = token.substr(0, first);
  const std::string payload = token.substr(first + 1, second - first - 1);
  const std::string signature = token.substr(second + 1);
  const auto padded = [](const std::string& segment) {
    return segment + std::string((4 - segment.size() % 4) % 4, '=') + "=";
  };
  CHECK(verdict(verifier, padded(header) + "." + payload + "." + signature) == "malformed");
  CHECK(verdict(verifier, header + "." + padded(payload) + "." + signature) == "malformed");
  CHECK(verdict(verifier, header + "." + payload + "." + padded(signature)) == "malformed");
  // The same JSON with a blank in it: other bytes, so another signature would be needed.
  const std::string blank = base::base64url_encode(" " + *base::base64url_decode_text(payload));
  CHECK(verdict(verifier, header + "." + blank + "." + signature) == "invalid_signature");
  const std::string blank_header = base::base64url_encode(" " + *base::base64url_decode_text(header));
  CHECK(verdict(verifier, blank_header + "." + payload + "." + signature) == "invalid_signature");
}
