// A std::map sorts the members; OpenSSL writes the numbers and hashes the text.
#include <array>
#include <map>
#include <memory>
#include <stdexcept>

#include <openssl/bn.h>
#include <openssl/evp.h>

#include "base/base64url.hpp"
#include "public_jwk.hpp"

namespace lesson {
namespace {

std::string encoded(const std::vector<std::byte>& bytes) {
  const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(
      BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()),
                nullptr),
      &BN_free);
  std::vector<unsigned char> digits(static_cast<std::size_t>(BN_num_bytes(number.get())));
  BN_bn2bin(number.get(), digits.data());
  return base::base64url_encode(std::as_bytes(std::span(digits)));
}

}  // namespace

std::string thumbprint(const json::Value& jwk) {
  std::map<std::string, std::string> members;
  for (const auto* const name : {"kty", "n", "e"}) members[name] = *jwk.text(name);
  json::Value required = json::Value::object();
  for (const auto& [name, value] : members) required.set(name, value);
  const auto text = required.dump();
  std::array<unsigned char, 32> hash{};
  if (EVP_Digest(text.data(), text.size(), hash.data(), nullptr, EVP_sha256(), nullptr) != 1)
    throw std::runtime_error("no SHA-256");
  return base::base64url_encode(std::as_bytes(std::span(hash)));
}

json::Value to_jwk(const RsaNumbers& numbers) {
  const json::Value key{{"kty", "RSA"}, {"n", encoded(numbers.n)}, {"e", encoded(numbers.e)}};
  json::Value jwk{{"kid", thumbprint(key)}, {"use", "sig"}, {"alg", "RS256"}};
  jwk.merge(key);
  return jwk;
}

}  // namespace lesson
