#include "hmac_sha256.hpp"

#include <chrono>
#include <future>
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "base/hex.hpp"
#include "crypto/hmac.hpp"
#include "openssl_refuses.hpp"
#include "openssl_steps.hpp"
#include "random.hpp"
#include "thrown.hpp"

using openssl_steps::Ambush;
using openssl_steps::Step;

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

// The MAC in hexadecimal, or "throws …".
std::string mac_or_exception(std::string_view key = "any key", std::string_view message = "any message") {
  return text_or_exception<std::runtime_error>([&] { return mac(key, message); });
}

// Code that computes a MAC with other calls than these never triggers the failure.
std::string mac_when_it_fails(Step step) {
  const Ambush ambush({.step = step, .fails = true});
  const auto result = mac_or_exception();
  return ambush.happened() ? result : "throws std::runtime_error";
}

// alice's MAC and bob's, which another thread computes right after alice's has done `step`; later, if a lock
// keeps it waiting.
std::string two_macs(Step step) {
  std::future<std::string> bobs;
  const auto make_bobs = [&] {
    bobs = std::async(std::launch::async, [] { return mac_or_exception("bob's key", "bob's message"); });
    bobs.wait_for(std::chrono::milliseconds(200));
  };
  const Ambush ambush({.step = step, .afterwards = make_bobs});
  const auto alices = mac_or_exception("alice's key", "alice's message");
  return alices + ", " + (bobs.valid() ? bobs.get() : mac_or_exception("bob's key", "bob's message"));
}

}  // namespace

TEST_CASE("2.3 OpenSSL gets every parameter that it needs", "[2.3][told_too_little]") {
  CHECK_NOTHROW(mac(random_key(32), random_word()));
}

TEST_CASE("2.3 init takes the key, update takes the message", "[2.3][key_and_message_swapped]") {
  const auto key = random_key(32), message = random_word();

  CHECK(mac(key, message) != expected_mac(message, key));
}

TEST_CASE("2.3 the key is its bytes, not their hex text", "[2.3][hex_key]") {
  const auto key = random_key(32);
  const auto hex_text = base::to_hex(bytes_of(key));

  CHECK(mac(key, "Hi There") != expected_mac(hex_text, "Hi There"));
}

TEST_CASE("2.3 the result is the HMAC-SHA-256 of this key and this message", "[2.3][another_mac]") {
  // RFC 4231 §4.2: the key is written there as 0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b.
  CHECK(mac(std::string(20, '\x0b'), "Hi There") ==
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  CHECK(mac("Jefe", "what do ya want for nothing?") ==  // RFC 4231 §4.3
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  const auto key = random_key(32), message = random_word();
  CHECK(mac(key, message) == expected_mac(key, message));
}

TEST_CASE("2.3 a NUL does not end the key", "[2.3][strlen_of_key]") {
  const auto start = random_key(random_integer(1, 15));
  const auto key = start + '\0' + random_key(16);

  CHECK(mac(key, "a message") == expected_mac(key, "a message"));
  CHECK(mac(start + '\0' + 'a', "a message") != mac(start + '\0' + 'b', "a message"));
}

TEST_CASE("2.3 a NUL does not end the message", "[2.3][strlen_of_message]") {
  const auto start = random_word() + '\0';
  const auto message = start + random_word();

  CHECK(mac("Jefe", message) == expected_mac("Jefe", message));
  CHECK(mac("Jefe", start + 'a') != mac("Jefe", start + 'b'));
}

TEST_CASE("2.3 keys and messages may have any length", "[2.3][any_length]") {
  CHECK(mac("Jefe", "") == expected_mac("Jefe", ""));
  for (const int size : {1, 31, 32, 33, 63, 64, 65, 131, 1000, 1500, 5000}) {
    const auto key = random_key(size);
    const auto message = random_key(size + random_integer(0, 30));
    CAPTURE(size);
    REQUIRE(mac(key, message) == expected_mac(key, message));
  }
}

TEST_CASE("2.3 when OpenSSL fails, an exception is thrown and no MAC is returned",
          "[2.3][unchecked_return]") {
  CHECK(mac_or_exception() == expected_mac("any key", "any message"));
  const OpenSslRefuses from_now_on;
  INFO(OpenSslRefuses::note);
  CHECK(mac_or_exception() == "throws std::runtime_error");
}

TEST_CASE("2.3 each of the three calls is checked for failure", "[2.3][one_unchecked]") {
  CHECK(mac_when_it_fails(Step::init) == "throws std::runtime_error");
  CHECK(mac_when_it_fails(Step::update) == "throws std::runtime_error");
  CHECK(mac_when_it_fails(Step::final) == "throws std::runtime_error");
}

TEST_CASE("2.3 two threads do not overwrite each other's MAC", "[2.3][static_buffer]") {
  const auto expected =
      expected_mac("alice's key", "alice's message") + ", " + expected_mac("bob's key", "bob's message");

  CHECK(two_macs(Step::init) == expected);
  CHECK(two_macs(Step::update) == expected);
  CHECK(two_macs(Step::final) == expected);
  CHECK(two_macs(Step::hmac) == expected);
}
