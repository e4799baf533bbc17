#include "rs256_sign.hpp"

#include <algorithm>
#include <chrono>
#include <future>
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "followed.hpp"
#include "openssl_calls.hpp"
#include "openssl_refuses.hpp"
#include "random.hpp"
#include "test_keys.hpp"
#include "thrown.hpp"

using openssl_calls::Ambush;

namespace {

constexpr auto usual_key = "rsa_pkcs8";  // 2048 bits

Bytes sign(std::string_view text, const std::string& key = usual_key) {
  return lesson::rs256_sign(test_key(key).pair.get(), text);
}

std::string form_of(const Bytes& signature) {
  const auto is_letter = [](std::byte byte) { return byte >= std::byte{' '} && byte <= std::byte{'~'}; };
  if (signature.empty() || !std::ranges::all_of(signature, is_letter)) return "bytes";
  return "text: " + std::string(reinterpret_cast<const char*>(signature.data()), 12) + "…";
}

// The block that the private half was applied to; empty if `signature` is none of this key's.
Bytes signed_block(const Bytes& signature, const std::string& key = usual_key) {
  const std::unique_ptr<EVP_PKEY_CTX, FreeOpenSsl> context(
      EVP_PKEY_CTX_new(test_key(key).public_half.get(), nullptr));
  require_openssl(EVP_PKEY_verify_recover_init(context.get()) == 1 &&
                  EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) == 1);
  Bytes block(static_cast<std::size_t>(EVP_PKEY_get_size(test_key(key).pair.get())));
  std::size_t size = block.size();
  if (EVP_PKEY_verify_recover(context.get(), raw(block), &size, raw(signature), signature.size()) != 1)
    return {};
  block.resize(size);
  return block;
}

std::string padding_of(const Bytes& block) {
  if (block.size() < 2) return "none: this is no signature of the key";
  if (block[0] == std::byte{0} && block[1] == std::byte{1}) return "PKCS #1 v1.5";
  return block.back() == std::byte{0xBC} ? "PSS" : "another";
}

// What stands behind the padding: the SHA-256 of `text` and its name, or what else.
std::string content_of(const Bytes& block, std::string_view text) {
  const auto hash = crypto::sha256(text);
  const std::string_view hash_text(reinterpret_cast<const char*>(hash.data()), hash.size());
  const auto ends_with = [&](std::span<const std::byte> bytes) {
    return block.size() >= bytes.size() && std::ranges::equal(std::span(block).last(bytes.size()), bytes);
  };
  if (block == pkcs1_block(text, block.size())) return "the SHA-256 of the text";
  if (block == pkcs1_block(hash_text, block.size())) return "the SHA-256 of the SHA-256 of the text";
  if (ends_with(hash)) return "the SHA-256 of the text, without the name of the hash";
  if (ends_with(bytes_of(text))) return "the text itself";
  return "another hash, or another text";
}

std::string verdict(const Bytes& signature, std::string_view text, const std::string& key = usual_key) {
  const auto size = static_cast<std::size_t>(EVP_PKEY_get_size(test_key(key).pair.get()));
  if (signature.size() != size)
    return std::to_string(signature.size()) + " bytes instead of " + std::to_string(size);
  return signed_block(signature, key) == pkcs1_block(text, size) ? "verifies" : "does not verify";
}

// The verdict on what comes back, or "throws …".
std::string outcome(std::string_view text, const std::string& key = usual_key) {
  return text_or_exception<std::runtime_error>([&] { return verdict(sign(text, key), text, key); });
}

std::string outcome_with_public_half(std::string_view text) {
  return text_or_exception<std::runtime_error>([&] {
    const auto signature = lesson::rs256_sign(test_key(usual_key).public_half.get(), text);
    return std::to_string(signature.size()) + " bytes";
  });
}

// How many of the calls that we can stand between a signature takes.
int calls_for_a_signature() {
  const Ambush no_harm;
  sign("a text");
  return no_harm.calls();
}

// alice's signature and bob's, which another thread makes right after a call for alice's. If a lock keeps it
// waiting it comes later.
std::string two_signatures(int call) {
  std::future<std::string> bobs;
  const auto sign_bobs = [&](int number) {
    if (number != call) return;
    bobs = std::async(std::launch::async, [] { return outcome("bob's text", "rsa_3072"); });
    bobs.wait_for(std::chrono::milliseconds(100));
  };
  const auto alices = [&] {
    const Ambush ambush({.afterwards = sign_bobs});
    return text_or_exception<std::runtime_error>([] {
      const auto signature = sign("alice's text");
      return verdict(signature, "alice's text");
    });
  }();
  return "alice's " + alices + ", bob's " + (bobs.valid() ? bobs.get() : outcome("bob's text", "rsa_3072"));
}

}  // namespace

TEST_CASE("7.1 a signature is returned as bytes, not as text", "[7.1][text_signature]") {
  CHECK(form_of(sign(random_word())) == "bytes");
}

TEST_CASE("7.1 a signature is as long as the modulus, not as long as a hash", "[7.1][key_text_as_secret]") {
  CHECK(sign(random_word()).size() == 256);
}

TEST_CASE("7.1 RS256 pads as PKCS #1 v1.5 does; PSS would be PS256", "[7.1][pss_padding]") {
  CHECK(padding_of(signed_block(sign(random_word()))) == "PKCS #1 v1.5");
}

TEST_CASE("7.1 the SHA-256 of the text is signed, hashed once", "[7.1][other_hash]") {
  const auto text = random_word() + "." + random_word();

  CHECK(content_of(signed_block(sign(text)), text) == "the SHA-256 of the text");
}

TEST_CASE("7.1 each call signs with the key that it is given", "[7.1][remembered_key]") {
  const auto text = random_word();

  CHECK(outcome(text, "rsa_second") == "verifies");
  CHECK(outcome(text, "rsa_pkcs8") == "verifies");
  CHECK(outcome(text, "rsa_second") == "verifies");
}

TEST_CASE("7.1 a signature has the length of its key's modulus, whatever that is", "[7.1][fixed_256_bytes]") {
  const auto text = random_word();

  CHECK(outcome(text, "rsa_3072") == "verifies");  // 384 bytes
  CHECK(outcome(text, "rsa_2056") == "verifies");  // 257 bytes
  const std::string first_byte_is_zero = "task 27";
  CHECK(outcome(first_byte_is_zero) == "verifies");
}

TEST_CASE("7.1 the whole text is signed, zero bytes included, and nothing after it", "[7.1][stops_at_nul]") {
  const auto word = random_word();
  const Followed followed(word);
  CHECK(outcome(word + '\0' + random_word()) == "verifies");
  CHECK(outcome('\0' + word) == "verifies");
  CHECK(outcome(followed.view()) == "verifies");
  CHECK(outcome("") == "verifies");
  for (const int size : {255, 256, 257, 5'000}) {
    const auto bytes = random_bytes(static_cast<std::size_t>(size));
    CAPTURE(size);
    CHECK(outcome({reinterpret_cast<const char*>(bytes.data()), bytes.size()}) == "verifies");
  }
}

TEST_CASE("7.1 only the bytes that OpenSSL wrote come back", "[7.1][size_not_shrunk]") {
  // EVP_DigestSign() may ask for more room than the signature takes in the end.
  const Ambush ambush({.more_room = static_cast<std::size_t>(random_integer(1, 64))});

  CHECK(outcome(random_word()) == "verifies");
}

TEST_CASE("7.1 if OpenSSL cannot sign, std::runtime_error is thrown", "[7.1][unchecked_return]") {
  const auto text = random_word();
  const int calls = calls_for_a_signature();
  {
    const OpenSslRefuses while_this_lives;
    INFO(OpenSslRefuses::note);
    CHECK(outcome(text) == "throws std::runtime_error");
  }
  CHECK(outcome_with_public_half(text) == "throws std::runtime_error");
  for (int number = 1; number <= calls; ++number) {
    const Ambush ambush({.fails = number});
    INFO("call " << number << " of " << calls << " to OpenSSL failed");
    CHECK(outcome(text) == "throws std::runtime_error");
  }
}

TEST_CASE("7.1 two threads that sign at the same time do not disturb each other", "[7.1][static_buffer]") {
  test_key("rsa_3072");  // Read before another thread asks for it.
  const int calls = calls_for_a_signature();
  for (int call = 1; call <= calls; ++call) {
    INFO("bob's signature was made after call " << call << " of alice's " << calls);
    CHECK(two_signatures(call) == "alice's verifies, bob's verifies");
  }
}
