#include "hmac_sha256.hpp"

#include <atomic>
#include <latch>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <openssl/evp.h>

#include "base/hex.hpp"
#include "crypto/hmac.hpp"
#include "random.hpp"

namespace {

std::span<const std::byte> bytes_of(std::string_view text) { return std::as_bytes(std::span(text)); }

// The MAC in hexadecimal, as the RFCs print it.
std::string mac(std::string_view key, std::string_view message) {
  return base::to_hex(lesson::hmac_sha256(bytes_of(key), bytes_of(message)));
}

std::string expected_mac(std::string_view key, std::string_view message) {
  const crypto::HmacKey oracle(crypto::Digest::sha256, crypto::Secret::copy_of(key));
  std::array<std::byte, crypto::max_digest_size> memory{};
  return base::to_hex(oracle.sign(bytes_of(message), memory));
}

// Any bytes but NUL.
std::string random_key(std::int64_t size) {
  std::string key;
  while (size-- > 0) key += static_cast<char>(random_integer(1, 255));
  return key;
}

// As on a machine whose OpenSSL may use certified algorithms only, and has none.
class OpenSslRefuses {
 public:
  OpenSslRefuses() { EVP_default_properties_enable_fips(nullptr, 1); }
  ~OpenSslRefuses() { EVP_default_properties_enable_fips(nullptr, 0); }
  OpenSslRefuses(const OpenSslRefuses&) = delete;
  OpenSslRefuses& operator=(const OpenSslRefuses&) = delete;
};

std::string mac_or_exception() {
  try {
    return mac("any key", "any message");
  } catch (const std::runtime_error&) {
    return "std::runtime_error";
  }
}

// A key that is its own message, and the MAC that comes out while nothing else is going on.
struct Work {
  std::span<const std::byte> bytes;
  lesson::Mac expected;
};

Work work_with(std::string_view key) {
  return {.bytes = bytes_of(key), .expected = lesson::hmac_sha256(bytes_of(key), bytes_of(key))};
}

// How many MACs come out wrong while two threads make them, each until both have made `enough`.
int wrong_macs_of_two_threads(const Work& first, const Work& second, int enough) {
  std::atomic<int> wrong = 0, done = 0;
  std::latch start(2);
  const auto run = [&](const Work& work) {
    start.arrive_and_wait();
    for (int i = 1; i <= enough || done < 2; ++i) {
      wrong += lesson::hmac_sha256(work.bytes, work.bytes) != work.expected;
      done += i == enough;
    }
  };
  std::thread one(run, first), other(run, second);
  one.join();
  other.join();
  return wrong;
}

}  // namespace

TEST_CASE("2.3 OpenSSL is told all that it needs", "[2.3][told_too_little]") {
  CHECK_NOTHROW(mac(random_key(32), random_word()));
}

TEST_CASE("2.3 init takes the key, update takes the message", "[2.3][key_and_message_swapped]") {
  const auto key = random_key(32), message = random_word();

  CHECK(mac(key, message) != expected_mac(message, key));
}

TEST_CASE("2.3 the key is bytes, not the hex text that a document prints", "[2.3][hex_key]") {
  const auto key = random_key(32);
  const auto hex_text = base::to_hex(bytes_of(key));

  CHECK(mac(key, "Hi There") != expected_mac(hex_text, "Hi There"));
}

TEST_CASE("2.3 what comes out is the HMAC of this key and this message", "[2.3][another_mac]") {
  // RFC 4231 §4.2: the key is written there as 0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b.
  CHECK(mac(std::string(20, '\x0b'), "Hi There") ==
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  CHECK(mac("Jefe", "what do ya want for nothing?") ==  // RFC 4231 §4.3
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  const auto key = random_key(32), message = random_word();
  CHECK(mac(key, message) == expected_mac(key, message));
}

TEST_CASE("2.3 a key goes on after a NUL", "[2.3][strlen_of_key]") {
  const auto start = random_key(random_integer(1, 15));
  const auto key = start + '\0' + random_key(16);

  CHECK(mac(key, "a message") == expected_mac(key, "a message"));
  CHECK(mac(start + '\0' + 'a', "a message") != mac(start + '\0' + 'b', "a message"));
}

TEST_CASE("2.3 a message goes on after a NUL", "[2.3][strlen_of_message]") {
  const auto start = random_word() + '\0';
  const auto message = start + random_word();

  CHECK(mac("Jefe", message) == expected_mac("Jefe", message));
  CHECK(mac("Jefe", start + 'a') != mac("Jefe", start + 'b'));
}

TEST_CASE("2.3 keys and messages may have any length", "[2.3][any_length]") {
  CHECK(mac("Jefe", "") == expected_mac("Jefe", ""));
  for (const int size : {1, 31, 32, 33, 63, 64, 65, 131, 1000}) {
    const auto key = random_key(size);
    const auto message = random_key(random_integer(0, 300));
    CAPTURE(size);
    REQUIRE(mac(key, message) == expected_mac(key, message));
  }
}

TEST_CASE("2.3 when OpenSSL cannot work there is no MAC", "[2.3][unchecked_return]") {
  CHECK(mac_or_exception() == expected_mac("any key", "any message"));
  const OpenSslRefuses from_now_on;
  CHECK(mac_or_exception() == "std::runtime_error");
}

TEST_CASE("2.3 two threads do not stamp over each other", "[2.3][static_buffer]") {
  const Work first = work_with("the key of the first thread");
  const Work second = work_with("the key of the second thread");

  CHECK(wrong_macs_of_two_threads(first, second, 6'000) == 0);
}
