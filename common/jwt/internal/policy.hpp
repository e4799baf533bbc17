#pragma once

// What a Verifier was told, made ready for its checks.
#include <string>
#include <vector>

#include "jwt/verifier.hpp"

namespace jwt {

// Keys that are looked up for each token.
struct KeySource {
  FindKey find;
  std::string
      issuer{};  // Whose keys they are; empty if it is the only source, for all issuers of the options.
};

// Either keys or sources; the other list is empty.
struct Policy {
  std::vector<Key> keys;  // Those that can verify with an allowed algorithm.
  std::vector<KeySource> sources;
  VerifierOptions options;
};

// Check what the constructors of Verifier say they check.
std::shared_ptr<const Policy> make_policy(std::vector<Key> keys, VerifierOptions options);
std::shared_ptr<const Policy> make_policy(std::vector<KeySource> sources, VerifierOptions options);

}  // namespace jwt
