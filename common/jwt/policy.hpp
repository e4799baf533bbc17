#pragma once

// For the .cpp files of this folder only: what a Verifier was told, made ready.
#include <string>
#include <vector>

#include "jwt/verifier.hpp"

namespace jwt {

struct TrustedKey {
  Key key;
  std::string issuer;  // Whose key it is; empty when any issuer of the options may use it.
};

struct Policy {
  std::vector<TrustedKey> keys;  // Those that can verify with an algorithm of the list.
  VerifierOptions options;
};

// Checks what the constructors of Verifier say they check.
std::shared_ptr<const Policy> make_policy(std::vector<TrustedKey> keys, VerifierOptions options);

}  // namespace jwt
