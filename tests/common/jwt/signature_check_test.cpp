// The signature: before every claim, of exactly its length, and only when OpenSSL said yes.
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "tokens.hpp"

using jwt::Algorithm;
using jwt::Key;
using jwt::Verifier;

namespace {

const Key& key = test_key(Algorithm::hs256);

}  // namespace

TEST_CASE("the signature comes before every claim", "[verifier][R8]") {
  const Verifier verifier(key, policy_at(1000));
  const Key other = Key::generate(Algorithm::hs256);
  for (const auto* payload : {R"({"exp":1})", R"({})", "no JSON at all", "", R"({"exp":2000})"}) {
    CHECK(verdict(verifier, sign_claims(other, payload)) == "invalid_signature");
  }
}

TEST_CASE("a signature has exactly its length", "[verifier][R9]") {
  for (const auto algorithm : jwt::all_algorithms) {
    CAPTURE(name(algorithm));
    const Key& signer = test_key(algorithm);
    const Verifier verifier(signer, policy_at(1000));
    const std::string token = sign_claims(signer, R"({"exp":2000})");
    const std::string signed_part = token.substr(0, token.rfind('.'));
    const auto signature = *base::base64url_decode(token.substr(token.rfind('.') + 1));
    const auto with_signature = [&](std::vector<std::byte> bytes) {
      return verdict(verifier, signed_part + "." + base::base64url_encode(bytes));
    };
    CHECK(with_signature(signature) == "accepted");
    CHECK(with_signature({}) == "invalid_signature");
    CHECK(with_signature({signature.begin(), signature.begin() + 1}) == "invalid_signature");
    CHECK(with_signature({signature.begin(), signature.end() - 1}) == "invalid_signature");
    auto longer = signature;
    longer.push_back(std::byte{0});
    CHECK(with_signature(longer) == "invalid_signature");
    CHECK(with_signature(std::vector<std::byte>(signature.size())) == "invalid_signature");
    CHECK(with_signature(std::vector<std::byte>(5000)) == "invalid_signature");
  }
}

TEST_CASE("a signature that OpenSSL stumbles over is a wrong one", "[verifier][R10]") {
  // Larger than the modulus: EVP answers with an error, not with "no".
  const Key& rsa = test_key(Algorithm::rs256);
  const std::string token = sign_claims(rsa, R"({"exp":2000})");
  const auto huge = base::base64url_encode(std::vector<std::byte>(256, std::byte{0xFF}));
  CHECK(verdict(Verifier(rsa, policy_at(1000)), token.substr(0, token.rfind('.') + 1) + huge) ==
        "invalid_signature");
}
