#include "crypto/hmac.hpp"

#include <array>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "base/hex.hpp"
#include "random.hpp"
#include "vectors/vectors.hpp"

using crypto::Digest;
using crypto::HmacKey;
using crypto::Secret;

namespace {

std::string mac_in_hex(const HmacKey& key, std::span<const std::byte> message) {
  std::array<std::byte, crypto::max_digest_size> buffer;
  return base::to_hex(key.sign(message, buffer));
}

}  // namespace

TEST_CASE("HMACs are those of RFC 4231", "[hmac]") {
  const auto vectors = vector_json("rfc4231.json");
  for (const auto& vector : elements(vectors.at("cases"))) {
    CAPTURE(*vector.text("case"));
    const auto secret = Secret::copy_of(bytes_from_hex(*vector.text("key")));
    const auto message = bytes_from_hex(*vector.text("message"));
    CHECK(mac_in_hex(HmacKey(Digest::sha256, secret), message) == vector.text("sha256"));
    CHECK(mac_in_hex(HmacKey(Digest::sha384, secret), message) == vector.text("sha384"));
    CHECK(mac_in_hex(HmacKey(Digest::sha512, secret), message) == vector.text("sha512"));
  }
}

TEST_CASE("SHA-256 of nothing and of a word", "[digest]") {
  CHECK(base::to_hex(crypto::sha256("")) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(base::to_hex(crypto::sha256("abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a MAC fits one message, whole", "[hmac][R9]") {
  const HmacKey key(Digest::sha256, Secret::copy_of(random_bytes(32)));
  auto message = random_bytes(100);
  std::array<std::byte, crypto::max_digest_size> buffer;
  const auto mac = key.sign(message, buffer);

  CHECK(key.verify(message, mac));
  CHECK_FALSE(key.verify(message, mac.first(31)));
  CHECK_FALSE(key.verify(message, mac.first(1)));
  CHECK_FALSE(key.verify(message, {}));
  CHECK_FALSE(key.verify(message, buffer));  // The MAC and zeros behind it.
  message[50] ^= std::byte{1};
  CHECK_FALSE(key.verify(message, mac));
}

TEST_CASE("an HMAC key cannot be empty", "[hmac][R6]") {
  CHECK_THROWS_AS(HmacKey(Digest::sha256, Secret()), std::invalid_argument);
}

TEST_CASE("many threads use one key at once", "[hmac][threads]") {
  const HmacKey key(Digest::sha256, Secret::copy_of(random_bytes(32)));
  const auto message = random_bytes(200);
  const std::string expected = mac_in_hex(key, message);
  std::vector<int> wrong(4, 0);
  {
    std::vector<std::jthread> threads;
    for (int& count : wrong) {
      threads.emplace_back([&] {
        for (int i = 0; i < 500; ++i) count += mac_in_hex(key, message) == expected ? 0 : 1;
      });
    }
  }
  CHECK(wrong == std::vector<int>(4, 0));
}
