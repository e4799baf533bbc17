// Believes: a key id is any name that no other key has: a few letters of the modulus will do.
#include <algorithm>
#include <span>

#include "base/base64url.hpp"
#include "crypto/digest.hpp"
#include "public_jwk.hpp"

namespace lesson {
namespace {

// base64urlUInt (RFC 7518 §2).
std::string number_text(std::span<const std::byte> bytes) {
  const auto first = std::ranges::find_if(bytes, [](std::byte byte) { return byte != std::byte{0}; });
  return base::base64url_encode(bytes.subspan(static_cast<std::size_t>(first - bytes.begin())));
}

}  // namespace

json::Value to_jwk(const RsaNumbers& numbers) {
  json::Value jwk{{"kty", "RSA"},
                  {"n", number_text(numbers.n)},
                  {"e", number_text(numbers.e)},
                  {"use", "sig"},
                  {"alg", "RS256"}};
  jwk.set("kid", number_text(numbers.n).substr(0, 16));
  return jwk;
}

std::string thumbprint(const json::Value& jwk) {
  const json::Value required{{"e", *jwk.text("e")}, {"kty", *jwk.text("kty")}, {"n", *jwk.text("n")}};
  return base::base64url_encode(crypto::sha256(required.dump()));
}

}  // namespace lesson
