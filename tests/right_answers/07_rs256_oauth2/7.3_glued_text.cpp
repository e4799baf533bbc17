// Writes the text of the thumbprint by hand: base64url has nothing that JSON would escape.
#include "base/base64url.hpp"
#include "crypto/digest.hpp"
#include "public_jwk.hpp"

namespace lesson {
namespace {

std::string without_zero(const std::vector<std::byte>& number) {
  const bool zero = !number.empty() && number.front() == std::byte{0};
  return base::base64url_encode(std::span(number).subspan(zero ? 1 : 0));
}

}  // namespace

json::Value to_jwk(const RsaNumbers& numbers) {
  json::Value jwk;
  jwk.set("alg", "RS256");
  jwk.set("use", "sig");
  jwk.set("e", without_zero(numbers.e));
  jwk.set("n", without_zero(numbers.n));
  jwk.set("kty", "RSA");
  jwk.set("kid", thumbprint(jwk));
  return jwk;
}

std::string thumbprint(const json::Value& jwk) {
  const std::string text = R"({"e":")" + jwk.text("e").value() + R"(","kty":")" + jwk.text("kty").value() +
                           R"(","n":")" + jwk.text("n").value() + R"("})";
  return base::base64url_encode(crypto::sha256(text));
}

}  // namespace lesson
