#include "public_jwk.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "base/hex.hpp"
#include "crypto/digest.hpp"
#include "random.hpp"
#include "vectors/vectors.hpp"

using Bytes = std::vector<std::byte>;
using lesson::RsaNumbers;

namespace {

constexpr std::array<std::string_view, 7> private_names{"d", "p", "q", "dp", "dq", "qi", "oth"};

// A number of `size` bytes whose highest bit is set, so that DER puts a zero byte in front of it.
Bytes with_zero_in_front(std::size_t size) {
  Bytes bytes = random_bytes(size + 1);
  bytes[0] = std::byte{0};
  bytes[1] |= std::byte{0x80};
  bytes.back() |= std::byte{1};
  return bytes;
}

// A number whose highest bit is not set.
Bytes without_zero_in_front(std::size_t size) {
  Bytes bytes = random_bytes(size);
  bytes[0] = static_cast<std::byte>(random_integer(1, 0x7F));
  bytes.back() |= std::byte{1};
  return bytes;
}

const Bytes exponent_65537{std::byte{1}, std::byte{0}, std::byte{1}};

// The numbers of a pair, as long as those of a real one.
RsaNumbers pair_of_numbers() {
  return {.n = with_zero_in_front(256),
          .e = exponent_65537,
          .d = with_zero_in_front(256),
          .p = with_zero_in_front(128),
          .q = with_zero_in_front(128)};
}

RsaNumbers public_numbers(Bytes n, Bytes e = exponent_65537) {
  return {.n = std::move(n), .e = std::move(e)};
}

std::string member(const RsaNumbers& numbers, const std::string& name) {
  return lesson::to_jwk(numbers).text(name).value_or("missing, or no text");
}

std::vector<std::string> sorted_names(const json::Value& jwk) {
  auto names = jwk.names();
  std::ranges::sort(names);
  return names;
}

// Is a number in this text, in base64url or in hexadecimal, with the zero byte in front or without?
bool shows(const std::string& text, const Bytes& number) {
  const auto tail = std::span(number).subspan(1);
  return text.contains(base::base64url_encode(tail)) || text.contains(base::base64url_encode(number)) ||
         text.contains(base::to_hex(tail));
}

// The private members of the JWK, and the private numbers that it has under other names; "nothing".
std::string private_parts(const json::Value& jwk, const RsaNumbers& pair) {
  std::string found;
  for (const auto name : private_names)
    if (jwk.contains(name)) found += std::string(name) + " ";
  const std::string text = jwk.dump();
  if (found.empty() && (shows(text, pair.d) || shows(text, pair.p) || shows(text, pair.q)))
    found = "a private number";
  return found.empty() ? "nothing" : found;
}

// The characters that are not of base64url; "none".
std::string foreign_characters(const std::string& text) {
  std::string found;
  for (const char letter : text)
    if (std::isalnum(static_cast<unsigned char>(letter)) == 0 && letter != '-' && letter != '_')
      found += letter;
  return found.empty() ? "none" : found;
}

// What a thumbprint is computed from, with the members in this order.
std::string hashed(const json::Value& jwk, const std::vector<std::string>& order) {
  std::string text;
  for (const auto& name : order)
    text += (text.empty() ? "{\"" : ",\"") + name + "\":\"" + jwk.text(name).value_or("missing") + '"';
  return base::base64url_encode(crypto::sha256(text + "}"));
}

std::string expected_thumbprint(const json::Value& jwk) { return hashed(jwk, {"e", "kty", "n"}); }

// The order other than "e, kty, n" in which the three members were hashed; "none" if it was no such order.
std::string other_order(const std::string& thumbprint, const json::Value& jwk) {
  std::vector<std::string> order{"e", "kty", "n"};
  while (std::ranges::next_permutation(order).found) {
    if (hashed(jwk, order) == thumbprint) return order[0] + ", " + order[1] + ", " + order[2];
  }
  return "none";
}

json::Value rfc_key() { return vector_json("rfc7638.json").at("key"); }

json::Value random_key(std::size_t size = 256) {
  return {{"n", base::base64url_encode(random_bytes(size))},
          {"kty", "RSA"},
          {"e", base::base64url_encode(random_bytes(3))}};
}

}  // namespace

TEST_CASE("7.3 nothing private is published", "[7.3][private_members][R36]") {
  const auto pair = pair_of_numbers();

  CHECK(private_parts(lesson::to_jwk(pair), pair) == "nothing");
}

TEST_CASE("7.3 a JWK has six members, and says what the key is for", "[7.3][other_members][R36]") {
  const auto jwk = lesson::to_jwk(pair_of_numbers());

  CHECK(sorted_names(jwk) == std::vector<std::string>{"alg", "e", "kid", "kty", "n", "use"});
  CHECK(jwk.text("kty") == "RSA");
  CHECK(jwk.text("use") == "sig");
  CHECK(jwk.text("alg") == "RS256");
}

TEST_CASE("7.3 n and e are base64url without padding", "[7.3][padding]") {
  for (const std::size_t size : {256U, 257U, 384U}) {
    const auto n = member(public_numbers(with_zero_in_front(size)), "n");
    CAPTURE(size, n);
    CHECK(foreign_characters(n) == "none");
  }
  const auto e = member(public_numbers(with_zero_in_front(256), {std::byte{3}}), "e");
  CHECK(foreign_characters(e) == "none");
}

TEST_CASE("7.3 n is published without the zero byte in front", "[7.3][leading_zero]") {
  auto numbers = public_numbers(with_zero_in_front(256));
  numbers.n[2] |= std::byte{1};  // Zeros inside are a check of their own.
  const auto n = base::base64url_decode(member(numbers, "n")).value_or(Bytes());

  CHECK(base::to_hex(std::span(n).first(std::min<std::size_t>(2, n.size()))) ==
        base::to_hex(std::span(numbers.n).subspan(1, 2)));
}

TEST_CASE("7.3 only zero bytes in front are left out", "[7.3][zeros_inside]") {
  CHECK(member(public_numbers(with_zero_in_front(256)), "e") == "AQAB");
  auto numbers = public_numbers(with_zero_in_front(256));
  numbers.n[2] = numbers.n[static_cast<std::size_t>(random_integer(100, 200))] = std::byte{0};
  CHECK(member(numbers, "n") == base::base64url_encode(std::span(numbers.n).subspan(1)));

  const auto shorter = without_zero_in_front(256);  // 2041 to 2047 bits.
  CHECK(member(public_numbers(shorter), "n") == base::base64url_encode(shorter));
  const auto longer = without_zero_in_front(257);
  CHECK(member(public_numbers(longer), "n") == base::base64url_encode(longer));
}

TEST_CASE("7.3 the exponent is the key's own", "[7.3][assumed_exponent]") {
  CHECK(member(public_numbers(with_zero_in_front(256), {std::byte{3}}), "e") == "Aw");
  const auto e = with_zero_in_front(3);
  CHECK(member(public_numbers(with_zero_in_front(256), e), "e") ==
        base::base64url_encode(std::span(e).subspan(1)));
}

TEST_CASE("7.3 a thumbprint is the base64url of 32 bytes, not their hex text", "[7.3][hex_thumbprint]") {
  CHECK(lesson::thumbprint(random_key()).size() == 43);
}

TEST_CASE("7.3 a thumbprint is that of the three required members alone", "[7.3][whole_jwk]") {
  const auto bare = random_key();
  auto full = bare;
  for (const auto* const name : {"kid", "use", "alg", "d", "a", "x5t"}) full.set(name, random_word());

  CHECK(lesson::thumbprint(full) == lesson::thumbprint(bare));
}

TEST_CASE("7.3 the three members are hashed in alphabetical order", "[7.3][member_order]") {
  const auto jwk = random_key();
  const auto rfc = rfc_key();

  CHECK(other_order(lesson::thumbprint(jwk), jwk) == "none");
  CHECK(other_order(lesson::thumbprint(rfc), rfc) == "none");
}

TEST_CASE("7.3 the hashed text has no blanks, as in RFC 7638", "[7.3][blanks]") {
  CHECK(lesson::thumbprint(rfc_key()) == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");  // §3.1
  const auto small = random_key(255), large = random_key(512);
  CHECK(lesson::thumbprint(small) == expected_thumbprint(small));
  CHECK(lesson::thumbprint(large) == expected_thumbprint(large));
  auto with_exponent_3 = random_key();
  with_exponent_3.set("e", "Aw");
  CHECK(lesson::thumbprint(with_exponent_3) == expected_thumbprint(with_exponent_3));
}

TEST_CASE("7.3 the kid is the thumbprint of the key", "[7.3][kid_made_up][R36]") {
  for (const auto& numbers : {pair_of_numbers(), public_numbers(without_zero_in_front(256)),
                              public_numbers(with_zero_in_front(384), {std::byte{3}})}) {
    const auto jwk = lesson::to_jwk(numbers);
    CHECK(jwk.text("kid") == expected_thumbprint(jwk));
  }
}
