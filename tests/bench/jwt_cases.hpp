#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "jwt/signer.hpp"
#include "jwt/verifier.hpp"
#include "raw_openssl.hpp"

// One algorithm ready to be measured: a token of six claims, whoever signs it and whoever verifies it, with
// expiry, issuer, audience and algorithm checked.
class BenchCase {
 public:
  explicit BenchCase(jwt::Algorithm algorithm);

  void sign_ours() const;
  void verify_ours() const;
  void sign_raw();
  void verify_raw();
  void decode() const;

  // Refusals, each checked to be one.
  void verify_bad_signature() const;
  void verify_expired() const;

  const jwt::Verifier& verifier() const { return verifier_; }
  const std::string& token() const { return token_; }

 private:
  jwt::Key key_;
  json::Value claims_;
  jwt::Signer signer_;
  jwt::Verifier verifier_;
  std::string token_, forged_, expired_;
  std::string signed_part_;
  std::unique_ptr<RawOperations> raw_;
};
