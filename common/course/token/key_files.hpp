#pragma once

#include <expected>
#include <string>
#include <vector>

#include "jwt/key.hpp"

namespace course {

// Keys from files, each bound to an algorithm.
struct KeyFiles {
  std::vector<std::string> keys;     // A JWK, a JWK Set or PEM text each.
  std::vector<std::string> secrets;  // The bytes of the file are the secret.
};

struct UnusableKey {
  std::string message;
};

// All keys of `files`. A key that names its own algorithm serves that one; any other serves those of
// `algorithms` that fit it. Keys of a set that cannot be used are left out, but a file without a single
// usable key is an error.
std::expected<std::vector<jwt::Key>, UnusableKey> read_keys(const KeyFiles& files,
                                                            const std::vector<jwt::Algorithm>& algorithms);

}  // namespace course
