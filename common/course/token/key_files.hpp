#pragma once

#include <iosfwd>
#include <stdexcept>
#include <string>
#include <vector>

#include "jwt/key.hpp"

namespace course {

// Keys from files, each bound to an algorithm.
struct KeyFiles {
  std::vector<std::string> keys;     // A JWK, a JWK Set or PEM text each.
  std::vector<std::string> secrets;  // The bytes of the file are the secret.
};

// A file without a key that can be used, or a key of the wrong kind; what() says why.
class UnusableKey : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// All keys of `files`. A key that names its own algorithm serves that one; any other serves those of
// `algorithms` that fit it. Keys of a set that cannot be used are left out. Throws UnusableKey if a file has
// not a single usable key. `hints` are told of a secret that ends with a newline.
std::vector<jwt::Key> read_keys(const KeyFiles& files, const std::vector<jwt::Algorithm>& algorithms,
                                std::ostream& hints);

}  // namespace course
