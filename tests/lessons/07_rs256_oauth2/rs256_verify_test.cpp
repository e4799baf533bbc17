#include "rs256_verify.hpp"

#include <chrono>
#include <future>
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/param_build.h>

#include "followed.hpp"
#include "openssl_calls.hpp"
#include "openssl_refuses.hpp"
#include "random.hpp"
#include "test_keys.hpp"
#include "thrown.hpp"

using openssl_calls::Ambush;

namespace {

constexpr auto usual_key = "rsa_pkcs8";  // 2048 bits, exponent 65537

// "accepted", "refused" or "throws …".
std::string verdict(EVP_PKEY* key, std::string_view text, std::span<const std::byte> signature) {
  return text_or_exception<std::runtime_error>(
      [&] { return lesson::rs256_verify(key, text, signature) ? "accepted" : "refused"; });
}

std::string verdict(const std::string& key, std::string_view text, std::span<const std::byte> signature) {
  return verdict(test_key(key).public_half.get(), text, signature);
}

Bytes signed_with(const std::string& key, std::string_view text, const SignatureKind& kind = {}) {
  return signed_by(test_key(key).pair.get(), text, kind);
}

// What verifying throws: "nothing" or "std::…".
std::string thrown(const std::string& key, std::string_view text, std::span<const std::byte> signature) {
  const auto answer = verdict(key, text, signature);
  return answer.starts_with("throws ") ? answer.substr(7) : "nothing";
}

// The verdict on a key's own signature.
std::string own_verdict(const std::string& key, std::string_view text, const SignatureKind& kind = {}) {
  return verdict(key, text, signed_with(key, text, kind));
}

Bytes with_a_wrong_bit(Bytes signature) {
  const auto place = static_cast<std::size_t>(random_integer(1, std::ssize(signature) - 1));
  signature[place] ^= static_cast<std::byte>(1 << random_integer(0, 7));
  return signature;
}

// A public key, and a signature of a text that fits it.
struct Forgery {
  KeyHandle key;
  Bytes signature;
};

struct FreeNumber {
  void operator()(BIGNUM* number) const { BN_free(number); }
};
using Number = std::unique_ptr<BIGNUM, FreeNumber>;

KeyHandle public_key(const BIGNUM* n, std::uint64_t exponent) {
  const Number e(BN_new());
  require_openssl(BN_set_word(e.get(), exponent) == 1);
  const std::unique_ptr<OSSL_PARAM_BLD, decltype(&OSSL_PARAM_BLD_free)> builder(OSSL_PARAM_BLD_new(),
                                                                                &OSSL_PARAM_BLD_free);
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n);
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
  const std::unique_ptr<OSSL_PARAM, decltype(&OSSL_PARAM_free)> parameters(
      OSSL_PARAM_BLD_to_param(builder.get()), &OSSL_PARAM_free);
  const std::unique_ptr<EVP_PKEY_CTX, FreeOpenSsl> context(
      EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
  EVP_PKEY* key = nullptr;
  require_openssl(EVP_PKEY_fromdata_init(context.get()) == 1 &&
                  EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) == 1);
  return KeyHandle(key);
}

// A key of 2048 bits with a small exponent, made for one text by somebody who has no private half: with
// n = s^e - block, the signature s gives the block.
Forgery forge(std::string_view text, std::uint64_t exponent) {
  const Bytes block = pkcs1_block(text, 256);
  const Number m(BN_bin2bn(raw(block), static_cast<int>(block.size()), nullptr)), s(BN_new()), n(BN_new());
  const std::unique_ptr<BN_CTX, decltype(&BN_CTX_free)> scratch(BN_CTX_new(), &BN_CTX_free);
  require_openssl(BN_lshift(s.get(), BN_value_one(), static_cast<int>(2048 / exponent)) == 1 &&
                  BN_sub_word(s.get(), BN_is_odd(m.get()) ? 2 : 1) == 1 && BN_one(n.get()) == 1);
  for (std::uint64_t i = 0; i < exponent; ++i) BN_mul(n.get(), n.get(), s.get(), scratch.get());
  require_openssl(BN_sub(n.get(), n.get(), m.get()) == 1 && BN_is_odd(n.get()) == 1);
  Bytes signature(256);
  require_openssl(BN_bn2binpad(exponent == 1 ? m.get() : s.get(), raw(signature), 256) == 256);
  return {.key = public_key(n.get(), exponent), .signature = std::move(signature)};
}

// alice's verdict and bob's, whose signature another thread verifies right after a call for alice's. If a
// lock keeps it waiting it comes later.
std::string two_verdicts(int call) {
  const auto alices_signature = signed_with(usual_key, "alice's text");
  const auto verify_bobs = [] { return own_verdict("rsa_3072", "bob's text"); };
  std::future<std::string> bobs;
  const auto start_bobs = [&](int number) {
    if (number != call) return;
    bobs = std::async(std::launch::async, verify_bobs);
    bobs.wait_for(std::chrono::milliseconds(100));
  };
  std::string alices;
  {
    const Ambush ambush({.afterwards = start_bobs});
    alices = verdict(usual_key, "alice's text", alices_signature);
  }
  return "alice's " + alices + ", bob's " + (bobs.valid() ? bobs.get() : verify_bobs());
}

// How many of the calls that we can stand between a verification takes.
int calls_for_a_verification() {
  const auto signature = signed_with(usual_key, "a text");
  const Ambush no_harm;
  verdict(usual_key, "a text", signature);
  return no_harm.calls();
}

// What OpenSSL's error queue holds: "nothing", or its first entry. Empties it.
std::string errors() {
  const auto error = ERR_peek_error();
  ERR_clear_error();
  return error == 0 ? "nothing" : ERR_error_string(error, nullptr);
}

}  // namespace

TEST_CASE("7.2 a bad signature returns false, and throws nothing", "[7.2][throws]") {
  const auto text = random_word();
  const auto signature = signed_with(usual_key, text);

  CHECK(thrown(usual_key, text, with_a_wrong_bit(signature)) == "nothing");
  CHECK(thrown(usual_key, text, std::span(signature).first(10)) == "nothing");
  CHECK(thrown("p256_pkcs8", text, signature) == "nothing");
  const OpenSslRefuses while_this_lives;
  INFO(OpenSslRefuses::note);
  CHECK(thrown(usual_key, text, signature) == "nothing");
}

TEST_CASE("7.2 a signature fits one text and one key", "[7.2][another_text]") {
  const auto text = random_word() + "." + random_word();
  const auto signature = signed_with(usual_key, text);
  const Followed followed(text);

  CHECK(verdict(usual_key, text, signature) == "accepted");
  CHECK(verdict(usual_key, text, with_a_wrong_bit(signature)) == "refused");
  CHECK(verdict(usual_key, text + "x", signature) == "refused");
  CHECK(verdict("rsa_second", text, signature) == "refused");
  CHECK(own_verdict("rsa_second", text) == "accepted");
  CHECK(verdict(usual_key, text + '\0' + "admin", signature) == "refused");
  CHECK(own_verdict(usual_key, text + '\0' + random_word()) == "accepted");
  CHECK(verdict(usual_key, followed.view(), signature) == "accepted");
  CHECK(own_verdict(usual_key, "") == "accepted");
  CHECK(own_verdict(usual_key, std::string(5'000, 'x')) == "accepted");
}

TEST_CASE("7.2 RS256 is one padding and one hash: PS256 and RS512 are other algorithms",
          "[7.2][another_algorithm]") {
  const auto text = random_word();

  CHECK(own_verdict(usual_key, text, {.padding = RSA_PKCS1_PSS_PADDING}) == "refused");
  CHECK(own_verdict(usual_key, text, {.digest = EVP_sha384()}) == "refused");
  CHECK(own_verdict(usual_key, text, {.digest = EVP_sha512()}) == "refused");
  CHECK(own_verdict(usual_key, text, {.digest = EVP_sha1()}) == "refused");
}

TEST_CASE("7.2 a verification that fails inside OpenSSL returns false", "[7.2][negative_is_true][R10]") {
  const auto text = random_word();
  const auto signature = signed_with(usual_key, text);
  const auto wrong = with_a_wrong_bit(signature);
  const int calls = calls_for_a_verification();
  for (int number = 1; number <= calls; ++number) {
    for (const int failure : {-1, -2, 0}) {
      const Ambush ambush({.fails = number, .failure = failure});
      INFO("call " << number << " of " << calls << " to OpenSSL returned " << failure);
      CHECK(verdict(usual_key, text, wrong) == "refused");
    }
  }
  const OpenSslRefuses while_this_lives;
  INFO(OpenSslRefuses::note);
  CHECK(verdict(usual_key, text, wrong) == "refused");
  CHECK(verdict(usual_key, text, signature) == "refused");
}

TEST_CASE("7.2 a good key may be longer, and have another exponent", "[7.2][only_usual_keys]") {
  const auto text = random_word();

  CHECK(own_verdict("rsa_3072", text) == "accepted");
  CHECK(own_verdict("rsa_2056", text) == "accepted");
  CHECK(own_verdict("rsa_exponent_3", text) == "accepted");
  const std::string first_byte_is_zero = "task 27";
  CHECK(own_verdict(usual_key, first_byte_is_zero) == "accepted");
  CHECK(verdict(test_key(usual_key).pair.get(), text, signed_with(usual_key, text)) == "accepted");
}

TEST_CASE("7.2 a key of fewer than 2048 bits verifies nothing", "[7.2][small_key][R7]") {
  const auto text = random_word();

  CHECK(own_verdict("rsa_1024", text) == "refused");
  CHECK(own_verdict("rsa_2047", text) == "refused");
}

TEST_CASE("7.2 a key with the exponent 1, or an even one, verifies nothing", "[7.2][exponent_one][R7]") {
  const auto text = random_word();
  for (const std::uint64_t exponent : {1U, 2U, 4U, 16U}) {
    const auto forgery = forge(text, exponent);
    CAPTURE(exponent);
    CHECK(verdict(forgery.key.get(), text, forgery.signature) == "refused");
  }
}

TEST_CASE("7.2 a key of another kind than RSA verifies nothing", "[7.2][other_kind][R7]") {
  const auto text = random_word();
  const Bytes nonsense = random_bytes(256);

  for (const std::string key : {"p256_pkcs8", "secp521r1", "secp256k1"}) {
    CAPTURE(key);
    CHECK(own_verdict(key, text, {.padding = 0}) == "refused");
    CHECK(verdict(key, text, nonsense) == "refused");
  }
  CHECK(own_verdict("ed25519", text, {.digest = nullptr, .padding = 0}) == "refused");
  // A key that is for PSS alone: "RSA-PSS" is another kind than "RSA".
  CHECK(own_verdict("rsa_pss", text, {.padding = RSA_PKCS1_PSS_PADDING}) == "refused");
}

TEST_CASE("7.2 a signature is as long as the modulus, to the byte", "[7.2][other_length][R9]") {
  const std::string text = "task 27";  // Its signature begins with a zero byte.
  const auto signature = signed_with(usual_key, text);
  const auto all = std::span(signature);
  auto longer = signature;
  longer.push_back(std::byte{0});

  CHECK(verdict(usual_key, text, all.first(255)) == "refused");
  CHECK(verdict(usual_key, text, all.first(0)) == "refused");
  CHECK(verdict(usual_key, text, {}) == "refused");
  CHECK(verdict(usual_key, text, all.subspan(1)) == "refused");
  CHECK(verdict(usual_key, text, longer) == "refused");
  longer.insert(longer.begin(), std::byte{0});
  CHECK(verdict(usual_key, text, std::span(longer).first(257)) == "refused");
  longer.resize(512);
  CHECK(verdict(usual_key, text, longer) == "refused");
}

TEST_CASE("7.2 a refusal leaves nothing in OpenSSL's error queue", "[7.2][dirty_queue]") {
  const auto text = random_word();
  const auto signature = signed_with(usual_key, text);
  const auto refuse = [&](const std::string& key, const Bytes& shown) {
    ERR_clear_error();
    const auto answer = verdict(key, text, shown);
    return answer + ", queue: " + errors();
  };

  CHECK(refuse(usual_key, with_a_wrong_bit(signature)) == "refused, queue: nothing");
  CHECK(refuse(usual_key, Bytes(256, std::byte{0xFF})) == "refused, queue: nothing");
  CHECK(refuse("rsa_second", signature) == "refused, queue: nothing");
  CHECK(refuse("rsa_1024", signature) == "refused, queue: nothing");
  CHECK(refuse("p256_pkcs8", signature) == "refused, queue: nothing");
  CHECK(refuse("ed25519", signature) == "refused, queue: nothing");
  const OpenSslRefuses while_this_lives;
  INFO(OpenSslRefuses::note);
  CHECK(refuse(usual_key, signature) == "refused, queue: nothing");
}

TEST_CASE("7.2 two threads that verify at the same time do not disturb each other", "[7.2][static_context]") {
  test_key("rsa_3072");  // Read before another thread asks for it.
  const int calls = calls_for_a_verification();
  for (int call = 1; call <= calls; ++call) {
    INFO("bob's verification came after call " << call << " of alice's " << calls);
    CHECK(two_verdicts(call) == "alice's accepted, bob's accepted");
  }
}
