// Erases leading zero bytes from copies, and the members that are not hashed from a sorted list.
#include <algorithm>

#include "base/base64url.hpp"
#include "crypto/digest.hpp"
#include "public_jwk.hpp"

namespace lesson {

json::Value to_jwk(const RsaNumbers& numbers) {
  auto n = numbers.n;
  auto e = numbers.e;
  for (auto* const number : {&n, &e})
    while (!number->empty() && number->front() == std::byte{0}) number->erase(number->begin());
  const auto jwk = [&](const std::string& kid) {
    return json::Value{{"kid", kid},     {"kty", "RSA"},
                       {"use", "sig"},   {"n", base::base64url_encode(n)},
                       {"alg", "RS256"}, {"e", base::base64url_encode(e)}};
  };
  return jwk(thumbprint(jwk("")));
}

std::string thumbprint(const json::Value& jwk) {
  auto names = jwk.names();
  std::erase_if(names, [](const auto& name) { return name != "e" && name != "n" && name != "kty"; });
  std::ranges::sort(names);
  std::string text;
  for (const auto& name : names) {
    text += text.empty() ? '{' : ',';
    text += json::Value(name).dump() + ":" + jwk.at(name).dump();
  }
  return base::base64url_encode(crypto::sha256(text + "}"));
}

}  // namespace lesson
