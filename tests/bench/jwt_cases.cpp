#include "jwt_cases.hpp"

#include <chrono>
#include <stdexcept>

#include "jwt/unverified_token.hpp"

namespace {

constexpr const char* issuer = "https://login.taskboard.example";
constexpr const char* audience = "https://api.taskboard.example";

json::Value six_claims(std::int64_t expires) {
  return {{"iss", issuer},
          {"sub", "7f3a2b1c-9d8e-4f60-a1b2-c3d4e5f60718"},
          {"aud", audience},
          {"exp", expires},
          {"iat", base::system_seconds()},
          {"jti", "0b9c8d7e-6f5a-4b3c-8d1e-2f3a4b5c6d7e"}};
}

jwt::VerifierOptions policy() { return {.issuers = {issuer}, .audiences = {audience}}; }

void require(bool holds) {
  if (!holds) throw std::logic_error("the benchmark measures something else than it says");
}

}  // namespace

BenchCase::BenchCase(jwt::Algorithm algorithm)
    : key_(jwt::Key::generate(algorithm)),
      claims_(six_claims(base::system_seconds() + 86400)),
      signer_(key_),
      verifier_(key_, policy()),
      token_(*signer_.sign(claims_)),
      forged_(token_),
      expired_(*signer_.sign(six_claims(base::system_seconds() - 1))),
      signed_part_(token_.substr(0, token_.rfind('.'))),
      raw_(std::make_unique<RawOperations>()) {
  char& letter = forged_[token_.rfind('.') + 10];
  letter = letter == 'A' ? 'B' : 'A';
  prepare_raw(*raw_, key_);
  sign_raw();
  verify_raw();
}

void BenchCase::sign_ours() const { require(signer_.sign(claims_).has_value()); }
void BenchCase::verify_ours() const { require(verifier_.verify(token_).has_value()); }
void BenchCase::sign_raw() { raw_->sign(std::as_bytes(std::span(signed_part_))); }
void BenchCase::verify_raw() {
  require(raw_->verify(std::as_bytes(std::span(signed_part_)), raw_->signature));
}
void BenchCase::decode() const { require(jwt::UnverifiedToken::decode(token_).has_value()); }

void BenchCase::verify_bad_signature() const {
  require(verifier_.verify(forged_).error() == jwt::Refusal::invalid_signature);
}
void BenchCase::verify_expired() const {
  require(verifier_.verify(expired_).error() == jwt::Refusal::expired);
}
