#include <string>
#include <thread>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "crypto/ecdsa.hpp"
#include "crypto/eddsa.hpp"
#include "crypto/rsa.hpp"
#include "random.hpp"
#include "vectors/vectors.hpp"

using crypto::Digest;
using crypto::KeyKind;
using Bytes = std::vector<std::byte>;

namespace {

// Holds for every kind of signature alike.
template <class Signature>
void check_signature(const Signature& signer, std::size_t expected_size) {
  auto message = random_bytes(300);
  auto signature = signer.sign(message);
  CHECK(signature.size() == expected_size);
  CHECK(signer.size() == expected_size);
  CHECK(signer.verify(message, signature));
  CHECK(signer.verify(message, signature));  // A context that was used once still works.

  CHECK_FALSE(signer.verify(message, {}));
  CHECK_FALSE(signer.verify(message, std::span(signature).first(expected_size - 1)));
  auto longer = signature;
  longer.push_back(std::byte{0});
  CHECK_FALSE(signer.verify(message, longer));
  CHECK_FALSE(signer.verify(message, Bytes(expected_size)));
  CHECK_FALSE(signer.verify(message, Bytes(expected_size, std::byte{0xFF})));

  message[7] ^= std::byte{4};
  CHECK_FALSE(signer.verify(message, signature));
  message[7] ^= std::byte{4};
  signature[expected_size / 2] ^= std::byte{1};
  CHECK_FALSE(signer.verify(message, signature));
  signature[expected_size / 2] ^= std::byte{1};
  CHECK(signer.verify(message, signature));  // A refusal leaves nothing broken behind.
}

}  // namespace

TEST_CASE("RSA signatures, both paddings", "[rsa][R9][R10]") {
  const auto key = crypto::generate_rsa_key(2048);
  check_signature(crypto::RsaSignature(key, crypto::RsaPadding::pkcs1, Digest::sha256), 256);
  check_signature(crypto::RsaSignature(key, crypto::RsaPadding::pkcs1, Digest::sha512), 256);
  check_signature(crypto::RsaSignature(key, crypto::RsaPadding::pss, Digest::sha384), 256);
}

TEST_CASE("one padding or digest never passes for another", "[rsa][R4]") {
  const auto key = crypto::generate_rsa_key(2048);
  const auto message = random_bytes(64);
  const crypto::RsaSignature plain(key, crypto::RsaPadding::pkcs1, Digest::sha256);
  const crypto::RsaSignature longer(key, crypto::RsaPadding::pkcs1, Digest::sha384);
  const crypto::RsaSignature pss(key, crypto::RsaPadding::pss, Digest::sha256);
  CHECK_FALSE(longer.verify(message, plain.sign(message)));
  CHECK_FALSE(pss.verify(message, plain.sign(message)));
  CHECK_FALSE(plain.verify(message, pss.sign(message)));
}

TEST_CASE("a PSS salt has the length of the digest and no other", "[rsa][R9]") {
  const auto key = crypto::read_pem(vector_text("keys/rsa_spki.pem"));
  REQUIRE(key);
  const crypto::RsaSignature verifier(*key, crypto::RsaPadding::pss, Digest::sha256);
  const auto vectors = vector_json("pss_salts.json");
  const std::string message = *vectors.text("message");
  for (const auto& vector : elements(vectors.at("salt_lengths"))) {
    CAPTURE(*vector.integer("salt"));
    const auto signature = bytes_from_hex(*vector.text("signature"));
    CHECK(verifier.verify(std::as_bytes(std::span(message)), signature) == (vector.integer("salt") == 32));
  }
}

TEST_CASE("ECDSA signatures are r and s side by side", "[ecdsa][R9][R10]") {
  check_signature(crypto::EcdsaSignature(crypto::generate_ec_key(KeyKind::p256), Digest::sha256), 64);
  check_signature(crypto::EcdsaSignature(crypto::generate_ec_key(KeyKind::p384), Digest::sha384), 96);
  check_signature(crypto::EcdsaSignature(crypto::generate_ec_key(KeyKind::p521), Digest::sha512), 132);
  check_signature(crypto::EcdsaSignature(crypto::generate_ec_key(KeyKind::secp256k1), Digest::sha256), 64);
}

TEST_CASE("every short r and s is spelled and read right", "[ecdsa]") {
  // One signature in 128 has a leading zero byte in r or s: 600 of them meet it.
  const crypto::EcdsaSignature signer(crypto::generate_ec_key(KeyKind::p256), Digest::sha256);
  int refused = 0;
  for (int i = 0; i < 600; ++i) {
    const auto message = random_bytes(16);
    refused += signer.verify(message, signer.sign(message)) ? 0 : 1;
  }
  CHECK(refused == 0);
}

TEST_CASE("EdDSA signatures, both curves", "[eddsa][R9][R10]") {
  check_signature(crypto::EddsaSignature(crypto::generate_eddsa_key(KeyKind::ed25519)), 64);
  check_signature(crypto::EddsaSignature(crypto::generate_eddsa_key(KeyKind::ed448)), 114);
}

TEST_CASE("many threads sign and verify with one key at once", "[threads]") {
  const crypto::EcdsaSignature signer(crypto::generate_ec_key(KeyKind::p256), Digest::sha256);
  const auto message = random_bytes(64);
  std::vector<int> refused(4, 0);
  {
    std::vector<std::jthread> threads;
    for (int& count : refused) {
      threads.emplace_back([&] {
        for (int i = 0; i < 50; ++i) count += signer.verify(message, signer.sign(message)) ? 0 : 1;
      });
    }
  }
  CHECK(refused == std::vector<int>(4, 0));
}
