#include "signature_matches.hpp"

#include <algorithm>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <openssl/hmac.h>

#include "base/not_implemented.hpp"
#include "openssl_refuses.hpp"
#include "tokens.hpp"

namespace {

std::string verdict(const std::string& token, const lesson::Key& key) {
  try {
    return lesson::signature_matches(jwt::split_token(token).value(), key) ? "fits" : "does not fit";
  } catch (const base::NotImplemented&) {
    throw;  // The exercise waits.
  } catch (const std::runtime_error&) {
    return "std::runtime_error";
  } catch (const std::exception& other) {
    return std::string("another exception: ") + other.what();
  }
}

std::string random_payload() {
  return R"({"sub":")" + random_word() + R"(","exp":)" + std::to_string(random_instant()) + "}";
}

// A good token in two pieces.
struct Sample {
  Signer signer{};
  std::string token = signer.sign(plain_header, random_payload());
  std::string text = token.substr(0, token.rfind('.'));
  std::string signature = token.substr(token.rfind('.') + 1);

  std::string verdict_with(const std::string& other_signature) const {
    return verdict(text + "." + other_signature, signer.key());
  }
  std::string verdict_on(std::span<const std::byte> mac) const {
    return verdict_with(base::base64url_encode(mac));
  }
};

}  // namespace

TEST_CASE("3.3 the HMAC is written to `mac` before it is compared", "[3.3][writes_elsewhere]") {
  const std::vector<std::byte> zeros(32);

  CHECK(Sample().verdict_on(zeros) == "does not fit");
}

TEST_CASE("3.3 a signature matches only its own text and key", "[3.3][signs_the_payload_only]") {
  const Sample sample;

  CHECK(verdict(sample.token, sample.signer.key()) == "fits");
  CHECK(verdict(sample.token, Signer().key()) == "does not fit");
  CHECK(verdict("e30" + sample.token.substr(sample.token.find('.')), sample.signer.key()) == "does not fit");
}

TEST_CASE("3.3 the HMAC is written to memory that no other thread uses", "[3.3][shared_memory]") {
  // What HMAC() uses when it is given no memory: one piece for the whole program.
  const unsigned char* const shared = HMAC(EVP_sha256(), "key", 3, nullptr, 0, nullptr, nullptr);
  const std::vector<unsigned char> before(shared, shared + 32);

  const Sample sample;
  (void)verdict(sample.token, sample.signer.key());
  const bool untouched = std::equal(before.begin(), before.end(), shared);
  CHECK(std::string(untouched ? "untouched" : "written to") == "untouched");
}

TEST_CASE("3.3 a key does not end at a zero byte", "[3.3][strlen_of_key]") {
  Signer signer;
  signer.secret[static_cast<std::size_t>(random_integer(1, 15))] = std::byte{0};
  const auto token = signer.sign(plain_header, random_payload());

  CHECK(verdict(token, signer.key()) == "fits");
  signer.secret[31] ^= std::byte{1};
  CHECK(verdict(token, signer.key()) == "does not fit");
}

TEST_CASE("3.3 a key is used whole, whatever its length", "[3.3][fixed_key_size]") {
  Signer signer;
  signer.secret = random_bytes(static_cast<std::size_t>(random_integer(33, 64)));
  const auto token = signer.sign(plain_header, random_payload());
  CAPTURE(signer.secret.size());

  CHECK(verdict(token, signer.key()) == "fits");
  signer.secret.back() ^= std::byte{1};
  CHECK(verdict(token, signer.key()) == "does not fit");
}

TEST_CASE("3.3 the sender's blanks and line breaks are signed as well", "[3.3][redumped_json][R8]") {
  const Signer signer;
  // RFC 7515 A.1 breaks its lines like that.
  CHECK(verdict(signer.sign("{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}", random_payload()), signer.key()) ==
        "fits");
  CHECK(verdict(signer.sign(plain_header, R"({"exp":1.0e3, "z":1,"a":2 })"), signer.key()) == "fits");
  CHECK(verdict(signer.sign(plain_header, "no JSON at all"), signer.key()) == "fits");
}

TEST_CASE("3.3 a signature that cannot be decoded matches nothing", "[3.3][unreadable_signature][R2]") {
  const Sample sample;

  for (const std::string letters : {"!", "A", "€"}) {
    CAPTURE(letters);
    CHECK(sample.verdict_with(letters) == "does not fit");
  }
}

TEST_CASE("3.3 part of a signature does not match", "[3.3][truncated_signature][R9]") {
  const Sample sample;
  auto mac = sample.signer.mac(sample.text);

  CHECK(sample.verdict_with("") == "does not fit");
  CHECK(sample.verdict_on(std::span(mac).first(1)) == "does not fit");
  CHECK(sample.verdict_on(std::span(mac).first(31)) == "does not fit");
  mac.push_back(std::byte{0});
  CHECK(sample.verdict_on(mac) == "does not fit");
}

TEST_CASE("3.3 only the canonical encoding of a signature matches", "[3.3][lenient_signature][R2]") {
  const Sample sample;
  CHECK(sample.verdict_with(sample.signature + "=") == "does not fit");

  // 43 letters carry 258 bits, a MAC has 256: four last letters mean the same bytes, one of them is right.
  int accepted = 0;
  for (const char last : std::string("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/")) {
    auto spelling = sample.signature;
    spelling.back() = last;
    if (sample.verdict_with(spelling) == "fits") ++accepted;
  }
  CHECK(accepted == 1);
}

TEST_CASE("3.3 when OpenSSL fails, no signature matches", "[3.3][unchecked_return][R10]") {
  const Sample sample;
  const std::vector<std::byte> zeros(32);

  const OpenSslRefuses from_now_on;
  INFO(OpenSslRefuses::note);
  CHECK(sample.verdict_on(zeros) != "fits");
}

TEST_CASE("3.3 when OpenSSL fails, the token is not blamed", "[3.3][blames_the_token][R10]") {
  const Sample sample;

  const OpenSslRefuses from_now_on;
  INFO(OpenSslRefuses::note);
  CHECK(verdict(sample.token, sample.signer.key()) == "std::runtime_error");
}

TEST_CASE("3.3 the check agrees with the library, even one bit off", "[3.3][against_the_library]") {
  const Sample sample;
  for (int i = 0; i < 50; ++i) {
    auto mac = sample.signer.mac(sample.text);
    const auto place = static_cast<std::size_t>(random_integer(0, 31));
    mac[place] ^= static_cast<std::byte>(random_integer(0, 1) << random_integer(0, 7));
    const bool fits = mac == sample.signer.mac(sample.text);
    REQUIRE(sample.verdict_on(mac) == (fits ? "fits" : "does not fit"));
  }
}
